import { describe, expect, it } from 'vitest';
import { checkFile } from '../../../src/lib/authoring/check-file.ts';
import {
  askForAnswers,
  exampleCommand,
  newKinds,
  questionsFor,
  takeAnswers,
  toDraft,
} from '../../../src/lib/authoring/new-entry.ts';
import type { NewKind } from '../../../src/lib/authoring/new-entry.ts';
import type { Answers, AuthoringContext } from '../../../src/lib/authoring/question.ts';
import { toId } from '../../../src/lib/authoring/question.ts';
import { formatProblem } from '../../../src/lib/schema/problem.ts';
import { aContext, anEntry, without } from '../../content-builders.ts';

const context: AuthoringContext = {
  ids: { model: ['reel-1'], vendor: ['studio'] },
  today: '2026-11-23',
};

const answers = {
  model: {
    name: 'Reel 2',
    vendor: 'studio',
    family: 'Reel',
    summary: 'A model made for tests.',
    status: 'available',
    source: 'https://studio.example/reel-2',
    publisher: 'Studio',
  },
  vendor: {
    name: 'Bobbin',
    summary: 'A vendor made for tests.',
    website: 'https://bobbin.example',
    source: 'https://bobbin.example/about',
    publisher: 'Bobbin',
  },
} as const satisfies Record<NewKind, Answers>;

/** What the check says of the file that the answers make. */
function problemsOf(kind: NewKind, given: Answers): string[] {
  const taken = takeAnswers(kind, given, context);
  expect(taken).toMatchObject({ missing: [], refused: [] });
  const { id, text } = toDraft(kind, taken.answers);
  return checkFile({ kind, id, path: 'file.md', text }, aContext(anEntry())).map(formatProblem);
}

describe('toDraft()', () => {
  it.each(newKinds)('makes a %s that passes the check', (kind) => {
    expect(problemsOf(kind, answers[kind])).toEqual([]);
  });

  it.each([
    'Sound: on, "quoted" # and more',
    "It's {odd}, [really]",
    '- not a list',
    '*star',
    '2023',
    'true',
    'null',
    'C:\\reel',
    '映画 🎬',
    '%x',
    '@x',
    '?',
    '---',
  ])('keeps the text %j as it was typed', (text) => {
    for (const field of ['name', 'family', 'summary', 'publisher']) {
      expect(problemsOf('model', { ...answers.model, id: 'reel-2', [field]: text })).toEqual([]);
    }
  });

  it('writes no day of release where none was told, and the day told otherwise', () => {
    const draft = (given: Answers): string =>
      toDraft('model', takeAnswers('model', given, context).answers).text;
    expect(draft(answers.model)).not.toContain('released');
    expect(draft({ ...answers.model, released: '2026-11' })).toContain(
      '  released:\n    - { value: 2026-11, source: studio, seen: 2026-11-23 }\n',
    );
  });
});

describe('takeAnswers()', () => {
  it.each(newKinds)('needs of a %s what has no other way of being known', (kind) => {
    expect(takeAnswers(kind, {}, context).missing).toEqual(
      Object.keys(answers[kind]).filter((flag) => flag !== 'id'),
    );
  });

  it.each(newKinds)('refuses nothing of a %s of which nothing was said yet', (kind) => {
    expect(takeAnswers(kind, {}, context).refused).toEqual([]);
  });

  it('refuses an id that vendor and name would make, but somebody else has', () => {
    const given = { ...without<string>(answers.model, 'id'), name: '1', vendor: 'reel' };
    const taken = { ...context, ids: { model: ['reel-1'], vendor: ['reel'] } };
    expect(takeAnswers('model', given, taken).refused).toEqual([
      expect.stringMatching(/^--id: found "reel-1", which models\/reel-1\.md has already/),
    ]);
  });

  it('makes the id of vendor and name, and takes today for the day of reading', () => {
    expect(takeAnswers('model', answers.model, context).answers).toMatchObject({
      id: 'studio-reel-2',
      'source-kind': 'vendor',
      seen: '2026-11-23',
      released: '',
    });
  });

  it.each([
    [
      'vendor',
      'studoi',
      '"studoi", which is no file in vendors/, wanted studio (did you mean that?)',
    ],
    [
      'id',
      'reel-1',
      '"reel-1", which models/reel-1.md has already, wanted an id of its own, or a change of that file',
    ],
    ['id', 'Reel 2', '"Reel 2", wanted an id: lower-case letters, digits and single hyphens'],
    ['name', ' ', '"", wanted a text that is not empty'],
    [
      'status',
      'shipping',
      '"shipping", wanted one of announced, preview, available, legacy, retired',
    ],
    ['released', '2026-11-24', '"2026-11-24", a day still to come, wanted a day up to 2026-11-23'],
    ['released', 'soon', '"soon", wanted a date such as 2025-12-01, 2025-12 or 2025'],
    [
      'source',
      'studio.example',
      '"studio.example", wanted an address such as https://example.com/page',
    ],
    ['source-kind', 'blog', '"blog", wanted one of vendor, seller, arena, review'],
  ])('refuses --%s %j in the words of the check', (flag, answer, said) => {
    const { refused } = takeAnswers('model', { ...answers.model, [flag]: answer }, context);
    expect(refused).toEqual([`--${flag}: found ${said}`]);
  });
});

describe('askForAnswers()', () => {
  it('asks for what was not given, and again where an answer is refused', async () => {
    const replies = ['', 'Reel 2', 'reel-2', '', 'https://studio.example/reel-2', '', ''];
    const asked: string[] = [];
    const said: string[] = [];
    const given = without<string>(without<string>(answers.model, 'name'), 'source') as Answers;
    const taken = await askForAnswers('model', given, context, {
      ask: (prompt) => {
        asked.push(prompt);
        return Promise.resolve(replies.shift()!);
      },
      say: (text) => {
        said.push(text);
      },
    });
    expect(taken).toMatchObject({ ...answers.model, id: 'reel-2', released: '' });
    expect(said).toEqual(['  found "", wanted a text that is not empty']);
    expect(asked).toHaveLength(7);
    expect(asked[2]).toBe('Id, which names the file and the page [studio-reel-2]: ');
    expect(replies).toEqual([]);
  });
});

describe('exampleCommand()', () => {
  it.each(newKinds)('answers every question about a %s soundly', (kind) => {
    const given = Object.fromEntries(
      questionsFor(kind).map(({ flag, example }) => [flag, example]),
    );
    const known = { ids: { model: [], vendor: kind === 'model' ? ['runway'] : [] } };
    expect(takeAnswers(kind, given, { ...context, ...known }).refused).toEqual([]);
    for (const { flag } of questionsFor(kind)) expect(exampleCommand(kind)).toContain(`--${flag} `);
  });
});

describe('toId()', () => {
  it.each([
    ['Gen-4.5 Turbo', 'gen-4-5-turbo'],
    ['Café  Réel!', 'cafe-reel'],
    ['映画', ''],
  ])('makes of %j %j', (text, id) => {
    expect(toId(text)).toBe(id);
  });
});
