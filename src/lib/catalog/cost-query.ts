import type { Workload } from '../pricing/workload.ts';
import { pictureChoices } from './find-models.ts';
import { parseAmount } from './find-query.ts';

/** A workload as a reader states it: the address of `/cost` holds what differs from the page's own. */
export interface CostQuery {
  readonly clips: string;
  readonly seconds: string;
  /** `720p`; empty for any size. */
  readonly picture: string;
  readonly tries: string;
  readonly sound: boolean;
  readonly clean: boolean;
  readonly commercial: boolean;
  readonly yearly: boolean;
  /** Whether only vendors count, no resellers. */
  readonly direct: boolean;
  /** Capabilities that a model must have. */
  readonly needs: readonly string[];
  /** Id of the board whose ratings are set against cost; empty for the first. */
  readonly board: string;
}

/** Where a query cannot be used as it stands: a sentence for each field. */
export type CostProblems = Partial<Record<'clips' | 'seconds' | 'picture' | 'tries', string>>;

const amounts = ['clips', 'seconds', 'picture', 'tries', 'board'] as const;
const switches = ['sound', 'clean', 'commercial', 'yearly', 'direct'] as const;

/** Reads a query off an address, `?clips=30&sound=yes`; what it leaves out is as on the page. */
export function readCostQuery(search: string, page: CostQuery): CostQuery {
  const parameters = new URLSearchParams(search);
  const texts = amounts.map((key) => [key, parameters.get(key) ?? page[key]] as const);
  const states = switches.map((key) => {
    const value = parameters.get(key);
    return [key, value === null ? page[key] : value !== 'no'] as const;
  });
  return {
    ...page,
    ...(Object.fromEntries(texts) as Pick<CostQuery, (typeof amounts)[number]>),
    ...(Object.fromEntries(states) as Pick<CostQuery, (typeof switches)[number]>),
    needs: parameters.has('need') ? [...new Set(parameters.getAll('need'))] : page.needs,
  };
}

/** The address of a query, `` for that of the page: what `readCostQuery` reads back. */
export function writeCostQuery(query: CostQuery, page: CostQuery): string {
  const parameters = new URLSearchParams();
  for (const key of amounts) if (query[key] !== page[key]) parameters.set(key, query[key]);
  for (const key of switches) {
    if (query[key] !== page[key]) parameters.set(key, query[key] ? 'yes' : 'no');
  }
  for (const need of query.needs) parameters.append('need', need);
  return parameters.size === 0 ? '' : `?${parameters}`;
}

/** What the fields of the form ask for; a switch that is off sends nothing. */
export function readCostFields(fields: URLSearchParams, page: CostQuery): CostQuery {
  const texts = amounts.map((key) => [key, fields.get(key) ?? ''] as const);
  const states = switches.map((key) => [key, fields.has(key)] as const);
  return {
    ...page,
    ...(Object.fromEntries(texts) as Pick<CostQuery, (typeof amounts)[number]>),
    ...(Object.fromEntries(states) as Pick<CostQuery, (typeof switches)[number]>),
    needs: fields.getAll('need'),
  };
}

/** What the fields of the form hold for a query: what `readCostFields` reads back. */
export function toCostFields(query: CostQuery): URLSearchParams {
  const fields = new URLSearchParams(amounts.map((key) => [key, query[key]]));
  for (const key of switches) if (query[key]) fields.set(key, 'on');
  for (const need of query.needs) fields.append('need', need);
  return fields;
}

/**
 * The workload of a query. What cannot be used is taken from the page instead and has a problem,
 * which says what was found and what is wanted.
 */
export function toWorkload(
  query: CostQuery,
  page: CostQuery,
): { readonly workload: Workload; readonly problems: CostProblems } {
  const problems: CostProblems = {};
  const read = (key: 'clips' | 'seconds' | 'tries'): number => {
    const value = parseAmount(query[key]);
    const { isRight, wanted } = limits[key];
    if (value !== undefined && isRight(value)) return value;
    problems[key] = `Found “${query[key]}”, wanted ${wanted}. Reckoned with ${page[key]}.`;
    return Number(page[key]);
  };
  const picture = pictureChoices.find(({ text }) => text === query.picture);
  if (query.picture !== '' && picture === undefined) {
    problems.picture = `Found “${query.picture}”, wanted 720p, 1080p or 4K. Reckoned with any size.`;
  }
  return {
    workload: {
      clips: read('clips'),
      seconds: read('seconds'),
      tries: read('tries'),
      pictureLines: picture?.value ?? 0,
      withSound: query.sound,
      noWatermark: query.clean,
      commercialUse: query.commercial,
      billing: query.yearly ? 'yearly' : 'monthly',
      resellers: !query.direct,
    },
    problems,
  };
}

const limits = {
  clips: {
    isRight: (value: number) => Number.isInteger(value) && value >= 1 && value <= 100_000,
    wanted: 'a whole number of clips from 1 to 100,000',
  },
  seconds: {
    isRight: (value: number) => value > 0 && value <= 600,
    wanted: 'seconds above 0 and up to 600, such as 8',
  },
  tries: {
    isRight: (value: number) => value >= 1 && value <= 100,
    wanted: 'a number of takes from 1 to 100, such as 2.5',
  },
} as const;
