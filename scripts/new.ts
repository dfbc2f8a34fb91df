/**
 * `npm run new -- model|vendor [--flags]`: writes a content file that passes the check. Asks for
 * what the flags do not say, where somebody is there to answer.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { createInterface } from 'node:readline/promises';
import { checkFile, toRuleContext } from '../src/lib/authoring/check-file.ts';
import {
  askForAnswers,
  exampleCommand,
  newKinds,
  nextStepFor,
  questionsFor,
  takeAnswers,
  toDraft,
} from '../src/lib/authoring/new-entry.ts';
import type { NewKind } from '../src/lib/authoring/new-entry.ts';
import type { Answers, AuthoringContext } from '../src/lib/authoring/question.ts';
import { readContent } from '../src/lib/content/read-content.ts';
import { readContentSettings } from '../src/lib/content/settings.ts';
import { formatProblem } from '../src/lib/schema/problem.ts';

class Refused extends Error {}

/** What people write by hand, and where it is shown how. */
const byHand = new Map([
  ['capability', 'A capability is a row of src/content/capabilities.yaml: add one there'],
  [
    'board',
    'A board begins with its counts: docs/fields.md says what its file holds, npm run import makes the counts',
  ],
  ['prompt', 'A prompt is one file in src/content/prompts/: docs/content.md shows how to write it'],
  ['clip', 'A clip is an entry in the file of its prompt: docs/content.md shows how to write it'],
  [
    'arena',
    "Another arena's board is a file and two tables in src/content/arenas/: docs/content.md shows how to write them",
  ],
]);

await main().catch((error: unknown) => {
  if (!(error instanceof Refused) && !(error instanceof RangeError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
});

async function main(): Promise<void> {
  const [kind, ...flags] = process.argv.slice(2);
  if (kind === undefined || kind === '--help' || kind === '-h') {
    console.log(helpText());
    return;
  }
  if (!isKind(kind)) throw new Refused(unknownKind(kind));
  const given = readFlags(kind, flags);
  if (given === undefined) {
    console.log(helpFor(kind));
    return;
  }
  const { folder, today } = readContentSettings(process.env, new Date());
  const content = await readContent(folder, today);
  const ids = idsOf(content);
  const context: AuthoringContext = { ids, today };
  const answers = await completeAnswers(kind, given, context);
  const draft = toDraft(kind, answers);
  const path = join(folder, `${kind}s`, `${draft.id}.md`);
  const problems = checkFile(
    { kind, id: draft.id, path, text: draft.text },
    toRuleContext(content, today),
  );
  if (problems.length > 0) {
    throw new Refused(`Nothing written:\n${problems.map(formatProblem).join('\n')}`);
  }
  if (existsSync(path)) throw new Refused(`${path} exists already and stays as it is`);
  // Fails where somebody else has written the file in between.
  writeFileSync(path, draft.text, { flag: 'wx' });
  console.log(`${relative('.', path)} is written and passes npm run check.\n${nextStepFor(kind)}`);
}

/** The ids of all files, those with problems too: none of them may be taken again. */
function idsOf(content: Awaited<ReturnType<typeof readContent>>): AuthoringContext['ids'] {
  const broken = content.problems.map(({ path }) =>
    /(models|vendors)[\\/]([^\\/]+)\.md$/.exec(path),
  );
  const idsIn = (kind: NewKind): string[] => [
    ...new Set([
      ...content[`${kind}s`].map(({ id }) => id),
      ...broken.filter((match) => match?.[1] === `${kind}s`).map((match) => match![2]!),
    ]),
  ];
  return { model: idsIn('model'), vendor: idsIn('vendor') };
}

function isKind(word: string): word is NewKind {
  return (newKinds as readonly string[]).includes(word);
}

function unknownKind(word: string): string {
  return (
    byHand.get(word) ??
    `Cannot make a new "${word}": type npm run new -- ${newKinds.join(' or npm run new -- ')}`
  );
}

/** What the flags answer; undefined where help is asked for. */
function readFlags(kind: NewKind, flags: readonly string[]): Answers | undefined {
  const names = questionsFor(kind).map(({ flag }) => flag);
  try {
    const { values } = parseArgs({
      args: [...flags],
      options: {
        help: { type: 'boolean', short: 'h' },
        ...Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
      },
    });
    if (values['help'] === true) return undefined;
    return values as unknown as Answers;
  } catch (error) {
    const said = error instanceof Error ? error.message.split('. ')[0]! : String(error);
    throw new Refused(`${said}; the flags are --${names.join(', --')}`);
  }
}

/** Asks at a terminal for what is missing; elsewhere says all that is missing or wrong at once. */
async function completeAnswers(
  kind: NewKind,
  given: Answers,
  context: AuthoringContext,
): Promise<Answers> {
  const taken = takeAnswers(kind, given, context);
  if (taken.refused.length > 0) throw new Refused(taken.refused.join('\n'));
  const isSpokenTo = process.stdin.isTTY && process.stdout.isTTY;
  if (isSpokenTo && taken.missing.length > 0) return askFor(kind, given, context);
  if (taken.missing.length > 0) {
    throw new Refused(
      `Missing: --${taken.missing.join(', --')}\nFor example: ${exampleCommand(kind)}`,
    );
  }
  return taken.answers;
}

async function askFor(kind: NewKind, given: Answers, context: AuthoringContext): Promise<Answers> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const ended = new AbortController();
  terminal.once('close', () => {
    ended.abort();
  });
  terminal.once('SIGINT', () => {
    terminal.close();
  });
  try {
    return await askForAnswers(kind, given, context, {
      ask: (prompt) => terminal.question(prompt, { signal: ended.signal }),
      say: (text) => {
        console.log(text);
      },
    });
  } catch (error) {
    if (!ended.signal.aborted) throw error;
    throw new Refused('\nNothing written');
  } finally {
    terminal.close();
  }
}

function helpText(): string {
  return [
    'Writes a new content file that passes npm run check, and asks for what it needs.',
    '',
    ...newKinds.map((kind) => `  npm run new -- ${kind}`),
    '',
    'Flags answer instead of you; npm run new -- model --help lists them.',
  ].join('\n');
}

function helpFor(kind: NewKind): string {
  const rows = questionsFor(kind).map(({ flag, ask, fallback }) => [
    `  --${flag}`,
    fallback === undefined ? ask : `${ask}; may be left out`,
  ]);
  const width = Math.max(...rows.map(([flag]) => flag!.length)) + 2;
  return [
    `Writes a new file in src/content/${kind}s/ and never over another.`,
    '',
    ...rows.map(([flag, ask]) => `${flag!.padEnd(width)}${ask}`),
    '',
    `For example: ${exampleCommand(kind)}`,
  ].join('\n');
}
