import { z } from 'zod';

const wholeNumber = (fallback: number, wanted: string) =>
  z.string().regex(/^\d+$/, { error: wanted }).transform(Number).default(fallback);

const choice = <const Values extends readonly [string, ...string[]]>(
  values: Values,
  fallback: Values[number],
) => z.enum(values, { error: `one of ${values.join(', ')}` }).default(fallback);

const databaseWanted =
  'file: and a path, such as file:data/votes.db, or postgres://user:password@host/database';
const secretWanted = 'at least 32 characters, several separated by commas, the one in use first';

const settingsSchema = z.object({
  HOST: z.string().default('localhost').describe('Address that the server listens on.'),
  PORT: wholeNumber(4321, 'a number up to 65535, as in PORT=4322')
    .refine((port) => port <= 65_535, { error: 'a number up to 65535, as in PORT=4322' })
    .describe('Port that the server listens on.'),
  DATABASE_URL: z
    .string()
    .regex(/^(file:.+|postgres(ql)?:\/\/.+)$/, { error: databaseWanted })
    .default('file:data/votes.db')
    .describe('Where votes are kept: SQLite in a file, or Postgres.'),
  MATCHCUT_SECRET: z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine((secrets) => secrets.every((secret) => secret.length >= 32), { error: secretWanted })
    .optional()
    .describe('What keys are made from; with Postgres it must be set.'),
  SITE_URL: z
    .url({ protocol: /^https?$/, error: 'an address such as https://matchcut.example' })
    .optional()
    .describe('The public address; requests that come from a page elsewhere are refused.'),
  TRUSTED_PROXIES: wholeNumber(
    0,
    'how many proxies stand in front, as in TRUSTED_PROXIES=1',
  ).describe('How many proxies in front add to X-Forwarded-For.'),
  VOTES_PER_MINUTE: wholeNumber(40, 'a number, 0 for no limit').describe(
    'Votes of one voter a minute; draws may be twice as many.',
  ),
  NETWORK_VOTES_PER_MINUTE: wholeNumber(400, 'a number, 0 for no limit').describe(
    'Votes from one network address a minute; draws may be twice as many.',
  ),
  PROOF_OF_WORK: choice(['off', 'on', 'load'], 'off').describe(
    'Whether a browser has to solve a small task for each vote.',
  ),
  PROOF_OF_WORK_ABOVE: wholeNumber(300, 'a number, as in PROOF_OF_WORK_ABOVE=300').describe(
    'With PROOF_OF_WORK=load: votes a minute above which the task is asked for.',
  ),
  LOG_LEVEL: choice(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'info').describe(
    'What is logged, one JSON object a line.',
  ),
});

/** How the server runs; every setting comes from the environment. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly database: Database;
  /** Secrets that keys are made from, the one in use first; undefined where none is set. */
  readonly secrets: readonly string[] | undefined;
  readonly siteUrl: string | undefined;
  readonly trustedProxies: number;
  readonly votesPerMinute: number;
  readonly networkVotesPerMinute: number;
  readonly proofOfWork: 'off' | 'on' | 'load';
  /** Votes a minute above which `load` asks for a proof. */
  readonly proofOfWorkAbove: number;
  readonly logLevel: string;
}

/** Where votes are kept. */
export type Database =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'postgres'; readonly url: string };

/** Every setting with what it is for, in the order of the documentation. */
export const settingDescriptions: readonly { readonly name: string; readonly text: string }[] =
  Object.entries(settingsSchema.shape).map(([name, { description = '' }]) => ({
    name,
    text: description,
  }));

/**
 * Reads the settings from the environment; what is empty counts as not set.
 *
 * @throws RangeError with one message for all that is wrong
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(
    Object.keys(settingsSchema.shape)
      .map((name) => [name, environment[name]] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  );
  const read = settingsSchema.safeParse(given);
  const problems = read.success
    ? []
    : read.error.issues.map(({ path, message }) => {
        const name = String(path[0]);
        // What a secret was is nobody's business.
        const found = name === 'MATCHCUT_SECRET' ? 'something else' : JSON.stringify(given[name]);
        return `  ${name}: found ${found}, wanted ${message}`;
      });
  const isPostgres = given['DATABASE_URL']?.startsWith('postgres') === true;
  if (isPostgres && given['MATCHCUT_SECRET'] === undefined) {
    problems.push(
      '  MATCHCUT_SECRET: found nothing, wanted a secret for use with Postgres: all replicas need the same. Type: export MATCHCUT_SECRET=$(openssl rand -hex 32)',
    );
  }
  if (!read.success || problems.length > 0) {
    throw new RangeError(`Cannot start with these settings:\n${problems.join('\n')}`);
  }
  const values = read.data;
  return {
    host: values.HOST,
    port: values.PORT,
    database: isPostgres
      ? { kind: 'postgres', url: values.DATABASE_URL }
      : { kind: 'sqlite', file: values.DATABASE_URL.replace(/^file:/, '') },
    secrets: values.MATCHCUT_SECRET,
    siteUrl: values.SITE_URL,
    trustedProxies: values.TRUSTED_PROXIES,
    votesPerMinute: values.VOTES_PER_MINUTE,
    networkVotesPerMinute: values.NETWORK_VOTES_PER_MINUTE,
    proofOfWork: values.PROOF_OF_WORK,
    proofOfWorkAbove: values.PROOF_OF_WORK_ABOVE,
    logLevel: values.LOG_LEVEL,
  };
}
