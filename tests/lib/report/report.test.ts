import { describe, expect, it } from 'vitest';
import type { Content } from '../../../src/lib/content/read-content.ts';
import { formatReport } from '../../../src/lib/report/format-report.ts';
import { compareSides } from '../../../src/lib/report/report.ts';
import { toSide } from '../../../src/lib/report/side.ts';
import type { AuthoredVotedBoard } from '../../../src/lib/schema/board.ts';
import type { AuthoredModel } from '../../../src/lib/schema/model.ts';
import type { AuthoredPrompt } from '../../../src/lib/schema/prompt.ts';
import type { AuthoredVendor } from '../../../src/lib/schema/vendor.ts';
import {
  aBoard,
  aCapture,
  aClaim,
  aClip,
  aModel,
  anArena,
  aPrice,
  aPrompt,
  aPublished,
  aSecond,
  aVendor,
  someCapabilities,
  someCounts,
} from '../../content-builders.ts';

const today = '2026-11-23';
const site = 'https://matchcut.example';

interface Given {
  readonly models?: Readonly<Record<string, AuthoredModel>>;
  readonly vendor?: AuthoredVendor;
  readonly counts?: ReturnType<typeof someCounts>;
  readonly capabilities?: Content['capabilities'];
  readonly problems?: Content['problems'];
  readonly body?: string;
  readonly prompts?: Readonly<Record<string, AuthoredPrompt>>;
  readonly board?: ReturnType<typeof aBoard>;
  readonly arena?: Content['arenas'][number]['data'];
}

function aContent({
  models = { 'reel-1': aModel() },
  vendor = aVendor(),
  counts = someCounts(),
  capabilities = someCapabilities(),
  problems = [],
  body = 'Text.',
  prompts = {},
  board = aBoard(),
  arena,
}: Given = {}): Content {
  const entry = <Data>(id: string, data: Data) => ({
    id,
    path: `${id}.md`,
    data,
    body,
    lineOf: () => 1,
  });
  return {
    models: Object.entries(models).map(([id, data]) => entry(id, data)),
    vendors: [entry('studio', vendor)],
    boards: [
      entry('small', { ...board, counts }),
      ...Object.entries(votedBoards).map(([id, board]) => entry(id, board)),
    ],
    prompts: Object.entries(prompts).map(([id, data]) => entry(id, data)),
    arenas: arena === undefined ? [] : [entry('other', arena)],
    capabilities,
    files: 4,
    problems,
  };
}

const asked = { question: 'Which is better?', label: 'Made for tests.' };
const open: Pick<
  Extract<AuthoredVotedBoard, { kind: 'open' }>,
  'kind' | 'pool' | 'question' | 'label'
> = { kind: 'open', pool: { status: ['available'] }, ...asked };

const votedBoards: Readonly<Record<string, AuthoredVotedBoard>> = {
  silent: {
    ...{ name: 'Silent clips', kind: 'blind', place: 1, ...asked },
    ...{ modality: 'text-to-video', audio: false },
  },
  open: { name: 'Open', place: 2, ...open },
  'also-open': { name: 'Also open', place: 3, ...open },
};

/** Another arena's board with one copy, of April. */
function anArenaWithCopy(change: Partial<Content['arenas'][number]['data']> = {}) {
  return { ...anArena(), captures: [aCapture()], standings: [aPublished(), aSecond()], ...change };
}

/** The report on a change from one content to another, without its heading. */
function report(before: Given, after: Given): string {
  const [old, now] = [aContent(before), aContent(after)];
  return formatReport(compareSides(toSide(old, today), toSide(now, today)), site).replace(
    '## What this change does for readers\n\n',
    '',
  );
}

const withPrice = (...prices: AuthoredModel['prices']): Given => ({
  models: { 'reel-1': aModel({ prices }) },
});

describe('the report', () => {
  it('says so where nothing changes', () => {
    expect(report({}, {})).toBe('No change for readers.\n');
  });

  it('is the same twice', () => {
    const change: [Given, Given] = [withPrice(aPrice()), withPrice(aPrice({ amount: 0.2 }))];
    expect(report(...change)).toBe(report(...change));
  });

  it('shows a fact before and after, with its source and its note', () => {
    const before = aModel({ specs: { maxClipSeconds: [aClaim(10)] } });
    const after = aModel({ specs: { maxClipSeconds: [aClaim(12, { note: 'Since v2 | @all' })] } });
    expect(report({ models: { 'reel-1': before } }, { models: { 'reel-1': after } })).toBe(
      [
        '1 other changed fact.',
        '',
        '### [Studio Reel 1](https://matchcut.example/models/reel-1/)',
        '',
        '| Fact | Before | After | Source |',
        '| --- | --- | --- | --- |',
        '| Longest take | 10 s | **12 s** | [Studio](https://studio.example/), seen 4 May 2026; note: Since v2 \\| @\u2060all |',
        '',
      ].join('\n'),
    );
  });

  it('calls what nobody states unknown, not none', () => {
    const after = aModel({ capabilities: { 'text-to-video': [aClaim('full' as const)] } });
    const text = report({}, { models: { 'reel-1': after } });
    expect(text).toContain('1 capability that flips.');
    expect(text).toContain('| Capability: Text to video | unknown | **Yes** |');
  });

  it('lists another source for the same value as evidence', () => {
    const before = aModel({ specs: { maxClipSeconds: [aClaim(10)] } });
    const after = aModel({
      specs: { maxClipSeconds: [aClaim(10), aClaim(10, { seen: '2026-06' })] },
    });
    const text = report({ models: { 'reel-1': before } }, { models: { 'reel-1': after } });
    expect(text).toContain('1 change of evidence.');
    expect(text).toContain(
      '- Longest take: also 10 s ([Studio](https://studio.example/), seen Jun 2026)',
    );
  });

  it('says what of a claim changed where its value did not', () => {
    const fact = (note: string) => ({
      models: { 'reel-1': aModel({ specs: { maxClipSeconds: [aClaim(10, { note })] } }) },
    });
    expect(report(fact('Old.'), fact('New.'))).toContain('; note before: Old.; note now: New.)');
  });

  it('gives prices in money a second, of clips and of credits too', () => {
    const vendor = aVendor({ apiCreditUsd: [aClaim(0.01)] });
    const of = (amount: number): Given => ({
      vendor,
      ...withPrice(
        aPrice({ amount, unit: 'credits' }),
        aPrice({ amount, per: 'clip', clipSeconds: 5, resolution: '720p' }),
        aPrice({ amount, unit: 'credits', channel: 'app' }),
      ),
    });
    const text = report(of(10), of(12));
    expect(text).toContain(
      '| by the API | 10 credits a second | **12 credits a second** | \\$0.10 → \\$0.12 (+20 %) |',
    );
    expect(text).toContain(
      '| by the API, 720p | \\$10 for 5 s | **\\$12 for 5 s** | \\$2 → \\$2.40 (+20 %) |',
    );
    expect(text).toContain('| **12 credits a second** | cannot be said |');
  });

  it('lists a price that was only seen anew as evidence', () => {
    const text = report(withPrice(aPrice()), withPrice(aPrice({ seen: '2026-11-20' })));
    expect(text).toContain('1 change of evidence.');
    expect(text).toContain('still $0.10 a second'.replace('$', '\\$'));
    expect(text).toContain('seen 20 Nov 2026; before: seen 4 May 2026)');
  });

  it('says who else names a price, and who names it no longer', () => {
    const sources = {
      ...aModel().sources,
      other: { publisher: 'Other', kind: 'review', url: 'https://other.example' },
    } as const;
    const of = (...prices: AuthoredModel['prices']): Given => ({
      models: { 'reel-1': aModel({ sources, prices }) },
    });
    const price = aPrice({ resolution: '720p' });
    const moved = report(of(price), of({ ...price, source: 'other' }));
    expect(moved).toMatch(/^2 changes of evidence\.\n/);
    expect(moved).toContain('- Price by the API: also \\$0.10 a second, 720p ([Other]');
    expect(moved).toContain('- Price by the API: no longer \\$0.10 a second, 720p ([Studio]');
    const both = report(of(price), of({ ...price, amount: 0.2 }, { ...price, source: 'other' }));
    expect(both).toMatch(/^1 changed price and 1 change of evidence\.\n/);
  });

  it('tells a new price from one that went', () => {
    expect(report({}, withPrice(aPrice()))).toContain(
      '| by the API | not listed | **\\$0.10 a second** |',
    );
    expect(report(withPrice(aPrice()), {})).toContain(
      '| by the API | \\$0.10 a second | **not listed** |',
    );
  });

  it('names new, removed and moved models, and the links that go with them', () => {
    const reel = aModel();
    const spool = aModel({ name: 'Spool' });
    const before = { models: { 'reel-1': reel, spool } };
    expect(report({}, before)).toContain(
      '- New model: [Studio Spool](https://matchcut.example/models/spool/), 1 fact',
    );
    const removed = report(before, {});
    expect(removed).toContain('- **Removed model**: Studio Spool, with 1 fact');
    expect(removed).toContain(
      '- /api/v1/models/spool.json\n- /models/spool/\n- 1 page of pairs under /compare/',
    );
    expect(report(before, { models: { 'reel-1': reel, 'spool-1': spool } })).toContain(
      '- Moved model: [Studio Spool](https://matchcut.example/models/spool-1/), before at /models/spool/',
    );
  });

  it('shows standings that moved when the counts did', () => {
    const counts = someCounts();
    counts.dimensions['motion']!.pairs = [['reel', 'spool', 2, 1, 0]];
    const text = report({}, { counts });
    expect(text).toContain('### [Small board](https://matchcut.example/boards/small/)');
    expect(text).toMatch(
      /\| Overall \| Reel \| place 1 .*rating 1000 .* \| place 1 .*rating 10\d\d/,
    );
  });

  it('shows what an imported board asks otherwise, and what an entry is taken for', () => {
    const board = aBoard({
      entries: [
        { key: 'reel', label: 'Reel', model: 'reel-1', note: 'By date.' },
        { key: 'spool', label: 'Spool' },
      ],
      dimensions: [{ id: 'motion', name: 'Motion', question: 'Does it flow?', scale: '1-5' }],
    });
    const text = report({}, { board });
    expect(text).toContain(
      '| Which model a name is | Reel | no page here | reel-1, note: By date. |',
    );
    expect(text).toContain(
      '| What was judged | motion | Motion: Does it move? | Motion: Does it flow?, scale 1-5 |',
    );
  });

  it('names rows of the matrix that went, and the places that go with them', () => {
    const groups = someCapabilities().groups.map((group) => ({
      ...group,
      rows: group.rows.filter(({ id }) => id !== 'image-to-video'),
    }));
    const text = report({}, { capabilities: { groups } });
    expect(text).toContain('- **Removed row of the capability matrix**: Image to video');
    expect(text).toContain('- the place \\#\u2060cap-image-to-video on the pages of models');
  });

  it('shows a row of the matrix that asks something else', () => {
    const groups = someCapabilities().groups.map((group) => ({
      ...group,
      rows: group.rows.map((row) =>
        row.id === 'image-to-video' ? { ...row, question: 'Moves a picture.' } : row,
      ),
    }));
    expect(report({}, { capabilities: { groups } })).toBe(
      [
        'The capability matrix changes.',
        '',
        '| Where | What | Before | After |',
        '| --- | --- | --- | --- |',
        '| Capability matrix | image-to-video | Input, Image to video: Takes a picture. | Input, Image to video: Moves a picture. |',
        '',
      ].join('\n'),
    );
  });

  it('says which texts read otherwise', () => {
    const after = { models: { 'reel-1': aModel({ summary: 'Another.' }) }, body: 'Other text.' };
    expect(report({}, after)).toContain('Reads otherwise: summary and text below.');
  });

  it('names files that cannot be read and takes them for neither new nor removed', () => {
    const problem = {
      path: '/tmp/old/models/spool.md',
      line: 3,
      field: 'vendor',
      found: 'nothing',
      wanted: 'an id | of a vendor',
    };
    const spool = { models: { 'reel-1': aModel(), spool: aModel({ name: 'Spool' }) } };
    const text = report({ problems: [problem, problem] }, spool);
    expect(text).toContain(
      '- models/spool before the change, line 3: found vendor: nothing, wanted an id \\| of a vendor, and 1 more problem',
    );
    expect(text).not.toContain('New model');
  });

  it('goes on with the rows of the other side where those of one cannot be read', () => {
    const models = {
      'reel-1': aModel({ capabilities: { 'text-to-video': [aClaim('full' as const)] } }),
    };
    const problem = { path: 'capabilities.yaml', line: 1, field: '', found: 'x', wanted: 'y' };
    const before = { models, capabilities: { groups: [] }, problems: [problem] };
    const text = report(before, { models });
    expect(text).toMatch(/^1 file not compared\.\n/);
    expect(text).not.toContain('Capability');
  });
});

describe('the report on prompts', () => {
  const of = (prompt: AuthoredPrompt): Given => ({ prompts: { glass: prompt } });
  const clip = aClip({ audio: true });

  it('names new and removed prompts with their clips', () => {
    const change = of(aPrompt({ clips: [clip] }));
    expect(report({}, change)).toBe(
      [
        '1 new prompt.',
        '',
        '- New prompt: [A glass turns](https://matchcut.example/vote/rules/#clips), 1 clip',
        '',
      ].join('\n'),
    );
    expect(report(change, {})).toContain('- **Removed prompt**: A glass turns, with 1 clip');
  });

  it('shows what every model is asked for otherwise', () => {
    const text = report(
      of(aPrompt()),
      of(aPrompt({ text: 'A glass falls.', settings: { seconds: 8, rule: 'First result.' } })),
    );
    expect(text).toContain('1 changed prompt.\n\n### [A glass turns]');
    expect(text).toContain('| Prompt | text | A glass turns on a table. | A glass falls. |');
    expect(text).toContain('| Prompt | asked for | 5 s | 8 s |');
    expect(text).toContain('| Prompt | rule | not there | First result. |');
  });

  it('shows a clip that came, went or is another file', () => {
    const said =
      '5 s, 1280x720, with sound, made 4 May 2026, Standard mode, first result, CC0-1.0, sent by A Tester \\(no tie to a maker\\), https\\://clips.example/1.webm, SHA-256';
    const [without, withClip] = [of(aPrompt()), of(aPrompt({ clips: [clip] }))];
    const other = of(aPrompt({ clips: [{ ...clip, sha256: '1'.repeat(64) }] }));
    const line = (before: string, after: string): string =>
      `| Clip | Studio Reel 1 | ${before} | ${after} |`;
    expect(report(without, withClip)).toContain(line('not there', `${said} 000000000000`));
    expect(report(withClip, without)).toContain(line(`${said} 000000000000`, 'not there'));
    expect(report(withClip, other)).toContain(line(`${said} 000000000000`, `${said} 111111111111`));
  });

  it('says that a board can be voted on, and with which models', () => {
    const models = { 'reel-1': aModel(), 'spool-1': aModel({ name: 'Spool 1' }) };
    const here = { file: 'a.webm', url: undefined };
    const clips = [aClip(here), aClip({ ...here, model: 'spool-1' })];
    const text = report({ models, ...of(aPrompt()) }, { models, ...of(aPrompt({ clips })) });
    expect(text).toContain(
      [
        '### [Silent clips](https://matchcut.example/boards/silent/)',
        '',
        '- Can be voted on now.',
        '- Can be drawn now: Studio Reel 1 and Studio Spool 1.',
      ].join('\n'),
    );
    expect(report({ models, ...of(aPrompt({ clips })) }, { models })).toContain(
      '- It opens when a prompt has silent clips of two models.\n- Can be drawn no longer: Studio Reel 1',
    );
  });
});

describe('the report on boards to vote on', () => {
  it('says once of all of them that a model can be drawn', () => {
    const spool = { 'reel-1': aModel(), 'spool-1': aModel({ name: 'Spool 1' }) };
    const text = report({}, { models: spool });
    expect(text).toContain(
      '### [Open](https://matchcut.example/boards/open/) and [Also open](https://matchcut.example/boards/also-open/)\n\n- Can be voted on now.\n- Can be drawn now: Studio Spool 1.',
    );
    expect(text.match(/Spool 1\./g)).toHaveLength(1);
  });
});

describe("the report on other arenas' boards", () => {
  const before = { arena: anArenaWithCopy() };

  it('names new and removed boards with what is at hand', () => {
    expect(report({}, before)).toContain(
      '- New board: [Other arena](https://matchcut.example/boards/other/), 1 copy',
    );
    expect(report(before, {})).toContain('- **Removed board**: Other arena, with 1 copy');
    expect(report(before, {})).toContain('- /api/v1/boards/other.json\n- /boards/other/');
  });

  it('shows a new copy against the one that was shown before', () => {
    const on = { capture: '2026-09-21' };
    const arena = anArenaWithCopy({
      captures: [aCapture(), aCapture({ ...on, best: 1110 })],
      standings: [
        aPublished(),
        aSecond(),
        aPublished({ ...on, name: 'bobbin', rating: 1110 }),
        aPublished({ ...on, rank: 2 }),
      ],
    });
    const text = report(before, { arena });
    expect(text).toContain('1 changed board.');
    expect(text).toContain(
      '- New copy: bobbin holds the first of 2 places on 21 Sep 2026, 10 points ahead of Reel 1, within the doubt about either.',
    );
    expect(text).toContain(
      '| 10 Apr 2026 → 21 Sep 2026 | reel-v1 | place 1, rating 1100 \\(-8 +9\\), 1,200 votes | place 2, rating 1100',
    );
    const undone = report({ arena }, before);
    expect(undone).toContain('- Removed copy: bobbin holds the first');
    expect(undone).toContain('- /history/other/\n- /history/other/2026-04-10/');
  });

  it('tells a quoted place from a copy', () => {
    const on = { capture: '2026-07-02', kind: 'quoted' } as const;
    const arena = anArenaWithCopy({
      captures: [aCapture(), aCapture({ ...on, places: undefined, best: undefined })],
      standings: [
        aPublished(),
        aSecond(),
        { capture: on.capture, name: 'reel-v1', rank: 1, rating: 1404 },
      ],
    });
    const text = report(before, { arena });
    expect(text).toContain('- New quote of 2 Jul 2026: Reel 1, place 1, rating 1404.');
    expect(text).not.toContain('→');
  });

  it('shows a figure of an old copy that changed, however little, and where it was read', () => {
    const arena = anArenaWithCopy({
      captures: [aCapture({ pages: 'https://copy.example/other' })],
      standings: [aPublished(), aSecond({ rating: 1000.4 })],
    });
    const text = report(before, { arena });
    expect(text).toContain(
      '| Copy of 10 Apr 2026 | bobbin | place 2, rating 1000 \\(-8 +9\\), 1,200 votes | place 2, rating 1000.4',
    );
    expect(text).toContain(
      '| Copy of 10 Apr 2026 | address | https\\://copy.example/2026-04-10 | https\\://copy.example/other |',
    );
  });

  it('shows which model a name is taken for, and texts that read otherwise', () => {
    const names = [
      { name: 'reel-v1', model: 'reel-1', variant: 'Pro' },
      { name: 'bobbin', model: 'reel-1', note: 'By its watermark.' },
    ];
    const text = report(before, { arena: anArenaWithCopy({ names, label: 'Another label.' }) });
    expect(text).toContain(
      '| Which model a name is | reel-v1 | Studio Reel 1 | Studio Reel 1, Pro |',
    );
    expect(text).toContain(
      '| Which model a name is | bobbin | no page here \\(Bobbin Works\\) | Studio Reel 1, note: By its watermark. |',
    );
    expect(text).toContain('Reads otherwise: label.');
  });

  it('takes no model for lost whose file cannot be read, and no board for removed', () => {
    const problem = { line: 3, field: '', found: 'x', wanted: 'y' };
    const broken = { ...problem, path: '/tmp/old/models/reel-1.md' };
    const text = report(before, { ...before, models: {}, problems: [broken] });
    expect(text).not.toContain('Which model a name is');
    const table = { ...problem, path: 'content/arenas/other/standings.tsv' };
    expect(report(before, { problems: [table] })).toMatch(/^1 file not compared\./);
  });
});
