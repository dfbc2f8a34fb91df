import { stringify } from 'yaml';
import { sourceKinds, sourceSchema, textSchema, idSchema } from '../schema/claim.ts';
import { dateSchema, seenSchema } from '../schema/date.ts';
import { modelSchema } from '../schema/model.ts';
import { modelStatuses } from '../schema/status.ts';
import { vendorSchema } from '../schema/vendor.ts';
import {
  refuseBy,
  refuseByAll,
  refuseFuture,
  refuseTaken,
  refuseUnknown,
  toId,
} from './question.ts';
import type { Answers, AuthoringContext, Question } from './question.ts';

/** Kinds of content that one file is enough for. */
export type NewKind = 'model' | 'vendor';

/** How a new file of one kind comes about. */
interface NewEntry {
  readonly questions: readonly Question[];
  readonly toFields: (answers: Answers) => string;
  /** What its maintainer does next. */
  readonly next: string;
}

const sourceQuestions: readonly Question[] = [
  {
    flag: 'source',
    ask: 'Address of the page that says so',
    example: 'https://runwayml.com/news/gen-5',
    refuse: refuseBy(sourceSchema.shape.url),
  },
  {
    flag: 'publisher',
    ask: 'Who published that page',
    example: 'Runway',
    refuse: refuseBy(textSchema),
  },
  {
    flag: 'source-kind',
    ask: `What the publisher is to it (${sourceKinds.join(', ')})`,
    example: 'vendor',
    fallback: () => 'vendor',
    refuse: refuseBy(sourceSchema.shape.kind),
  },
  {
    flag: 'seen',
    ask: 'The day you read that page, or the day it states',
    example: '2026-11-23',
    fallback: (_, { today }) => today,
    refuse: refuseByAll(refuseBy(seenSchema), refuseFuture),
  },
];

const entries: Readonly<Record<NewKind, NewEntry>> = {
  model: {
    questions: [
      {
        flag: 'name',
        ask: 'Name of the version, without the vendor',
        example: 'Gen-5',
        refuse: refuseBy(modelSchema.shape.name),
      },
      {
        flag: 'vendor',
        ask: 'Id of the vendor, a file in vendors/',
        example: 'runway',
        refuse: refuseByAll(refuseBy(modelSchema.shape.vendor), refuseUnknown('vendor')),
      },
      {
        flag: 'id',
        ask: 'Id, which names the file and the page',
        example: 'runway-gen-5',
        fallback: ({ vendor = '', name = '' }) => toId(`${vendor} ${name}`),
        refuse: refuseByAll(refuseBy(idSchema), refuseTaken('model')),
      },
      {
        flag: 'family',
        ask: 'Family, the line of models it belongs to',
        example: 'Gen',
        refuse: refuseBy(modelSchema.shape.family),
      },
      {
        flag: 'summary',
        ask: 'One sober sentence: what it is for, what sets it apart',
        example: 'Short clips in which motion must follow the prompt.',
        refuse: refuseBy(modelSchema.shape.summary),
      },
      {
        flag: 'status',
        ask: `Can it be used now (${modelStatuses.join(', ')})`,
        example: 'available',
        refuse: refuseBy(modelSchema.shape.lifecycle.shape.status.unwrap().element.shape.value),
      },
      {
        flag: 'released',
        ask: 'Day of the release, if the page states one',
        example: '2026-11-20',
        fallback: () => '',
        refuse: (answer, context) =>
          answer === ''
            ? undefined
            : refuseByAll(refuseBy(dateSchema), refuseFuture)(answer, context),
      },
      ...sourceQuestions,
    ],
    toFields: toModelFields,
    next: 'Add what the page says (docs/content.md shows how), and a text of 80 to 200 words at the end.',
  },
  vendor: {
    questions: [
      {
        flag: 'name',
        ask: 'Name, as readers know it',
        example: 'Runway',
        refuse: refuseBy(vendorSchema.shape.name),
      },
      {
        flag: 'id',
        ask: 'Id, which names the file and the page',
        example: 'runway',
        fallback: ({ name = '' }) => toId(name),
        refuse: refuseByAll(refuseBy(idSchema), refuseTaken('vendor')),
      },
      {
        flag: 'summary',
        ask: 'One sober sentence: who they are and what they sell',
        example: 'New York company that sells video models by app and API.',
        refuse: refuseBy(vendorSchema.shape.summary),
      },
      {
        flag: 'website',
        ask: 'Address of its own site',
        example: 'https://runwayml.com',
        refuse: refuseBy(sourceSchema.shape.url),
      },
      ...sourceQuestions,
    ],
    toFields: toVendorFields,
    next: 'Add its plans (docs/content.md shows how), and a short text at the end.',
  },
};

/** The kinds that a new file can be of. */
export const newKinds = Object.keys(entries) as readonly NewKind[];

/** What must be known for a new file of a kind, in the order of asking. */
export function questionsFor(kind: NewKind): readonly Question[] {
  return entries[kind].questions;
}

/** What to do with a new file, in one sentence. */
export function nextStepFor(kind: NewKind): string {
  return entries[kind].next;
}

/** A new content file, ready to be checked and written. */
export interface Draft {
  readonly id: string;
  readonly text: string;
}

/**
 * The file that the answers make. Every question must be answered; what `takeAnswers` accepts is.
 * What nobody answered for is left empty, which readers see as unknown.
 */
export function toDraft(kind: NewKind, answers: Answers): Draft {
  return { id: answers['id']!, text: `---\n${entries[kind].toFields(answers)}---\n` };
}

/** Answers that are complete and sound, or what is missing and what is wrong. */
export interface TakenAnswers {
  readonly answers: Answers;
  /** Flags of questions without an answer. */
  readonly missing: readonly string[];
  /** `--released: found ..., wanted ...` */
  readonly refused: readonly string[];
}

/** Fills in what may be left out and checks every answer that was given. */
export function takeAnswers(
  kind: NewKind,
  given: Answers,
  context: AuthoringContext,
): TakenAnswers {
  let answers: Answers = {};
  const missing: string[] = [];
  const refused: string[] = [];
  for (const { flag, fallback, refuse } of questionsFor(kind)) {
    const answer = given[flag]?.trim() ?? fallback?.(answers, context);
    if (answer === undefined) {
      missing.push(flag);
      continue;
    }
    const said = refuse(answer, context);
    // What would hold in place of an answer may hang on one that is still missing.
    const isPremature = given[flag] === undefined && missing.length > 0;
    if (said !== undefined && !isPremature) refused.push(`--${flag}: ${said}`);
    answers = { ...answers, [flag]: answer };
  }
  return { answers, missing, refused };
}

/** The two things that a conversation needs: a question with its answer, and a remark. */
export interface Conversation {
  readonly ask: (prompt: string) => Promise<string>;
  readonly say: (text: string) => void;
}

/**
 * Asks for every answer that was not given, and again where an answer is refused. An empty answer
 * takes what stands in brackets.
 */
export async function askForAnswers(
  kind: NewKind,
  given: Answers,
  context: AuthoringContext,
  { ask, say }: Conversation,
): Promise<Answers> {
  let answers: Answers = {};
  for (const question of questionsFor(kind)) {
    const offer = question.fallback?.(answers, context) ?? '';
    const prompt = `${question.ask}${offer === '' ? '' : ` [${offer}]`}: `;
    let answer = given[question.flag] ?? ((await ask(prompt)).trim() || offer);
    for (;;) {
      const said = question.refuse(answer, context);
      if (said === undefined) break;
      say(`  ${said}`);
      answer = (await ask(prompt)).trim() || offer;
    }
    answers = { ...answers, [question.flag]: answer };
  }
  return answers;
}

/** A whole command that would do, as an example. */
export function exampleCommand(kind: NewKind): string {
  const flags = questionsFor(kind).map(({ flag, example }) =>
    /^[\w.:/-]+$/.test(example) ? `--${flag} ${example}` : `--${flag} "${example}"`,
  );
  return `npm run new -- ${kind} ${flags.join(' ')}`;
}

function toModelFields(answers: Answers): string {
  const { name, vendor, family, summary, status, released } = answers;
  return [
    toBlock({ name, vendor, family, summary }),
    toSourceBlock(answers),
    [
      'lifecycle:',
      toClaimLines('status', status!, answers),
      ...(released === '' ? [] : [toClaimLines('released', released!, answers)]),
      '',
    ].join('\n'),
    ...['specs', 'disclosure', 'capabilities'].map((field) => `${field}: {}\n`),
    ...['prices', 'strengths', 'limitations', 'positioning', 'bestFor', 'lessSuitedFor'].map(
      (field) => `${field}: []\n`,
    ),
  ].join('\n');
}

function toVendorFields(answers: Answers): string {
  const { name, summary, website } = answers;
  return [
    toBlock({ name, summary }),
    toSourceBlock(answers),
    `website:\n  - ${toClaim(website!, answers)}\n`,
    'plans: []\n',
  ].join('\n');
}

function toSourceBlock(answers: Answers): string {
  const { publisher, source: url } = answers;
  return `sources:\n  ${toSourceKey(answers)}: ${toFlow({ publisher, kind: answers['source-kind'], url })}\n`;
}

function toSourceKey({ publisher = '' }: Answers): string {
  const id = toId(publisher);
  // YAML reads a key null as no key at all.
  return id === '' || id === 'null' ? 'source' : id;
}

function toClaimLines(field: string, value: string, answers: Answers): string {
  return `  ${field}:\n    - ${toClaim(value, answers)}`;
}

function toClaim(value: string, answers: Answers): string {
  return toFlow({ value, source: toSourceKey(answers), seen: answers['seen'] });
}

const style = { lineWidth: 0, singleQuote: true } as const;

function toBlock(fields: object): string {
  return stringify(fields, style);
}

/** A mapping on one line, as claims and sources are written. */
function toFlow(fields: object): string {
  return stringify(fields, { ...style, collectionStyle: 'flow' }).trimEnd();
}
