import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readContent } from '../../../src/lib/content/read-content.ts';
import { formatProblem } from '../../../src/lib/schema/problem.ts';
import {
  aBoard,
  aClaim,
  aContentFolder,
  aFile,
  aModel,
  someCounts,
  someFiles,
  without,
} from '../../content-builders.ts';

const today = '2026-11-23';
const brokenFolder = 'tests/fixtures/broken';
const broken = await readContent(brokenFolder, today);

/** Reads a folder and gives its problems as printed, without the folder's own path. */
async function problemsOf(files: Readonly<Record<string, string>>): Promise<string[]> {
  const folder = aContentFolder(files);
  const { problems } = await readContent(folder, today);
  return problems.map((problem) => formatProblem(problem).replaceAll(`${folder}/`, ''));
}

const wantedFence = 'wanted a first line of exactly ---';
const wantedYaml =
  'wanted quotes around a text that contains ": " or " #", and what belongs to a field two spaces further in, on lines of its own';
const wantedDate = 'wanted a date such as 2025-12-01, 2025-12 or (in quotes) "2025"';

/** Every broken file, and all that is said of it: `line: field: found ..., wanted ...`. */
const expected: Readonly<Record<string, readonly string[]>> = {
  'models/misspelt-key.md': [
    '9: lifecycle.relased: found an unknown field, wanted released (did you mean that?)',
  ],
  'models/misspelt-required-key.md': [
    '4: famliy: found an unknown field, wanted family (did you mean that?)',
  ],
  'models/misspelt-key-in-a-price.md': [
    '15: prices[0].resolutoin: found an unknown field, wanted resolution (did you mean that?)',
  ],
  'models/unknown-key.md': [
    '5: colourGrading: found an unknown field, wanted one of the 18 known; the nearest are integrations, ratings, positioning',
  ],
  'models/missing-field.md': ['2: family: found nothing, wanted `family:` with a text'],
  'models/empty-field.md': ['4: family: found an empty value, wanted a text'],
  'models/text-on-two-lines.md': [
    '5: summary: found "A broken file\\nfor the tests.\\n", wanted a text on one line',
  ],
  'models/wrong-vendor.md': [
    '3: vendor: found "studoi", which is no file in vendors/, wanted studio (did you mean that?)',
  ],
  'models/wrong-rival.md': [
    '18: positioning[0].rival: found "sonud", which is no file in models/, wanted sound (did you mean that?)',
  ],
  'models/unsourced-claim.md': [
    '13: specs.maxClipSeconds[0].source: found "paper", a source that this file does not declare, wanted one of site',
  ],
  'models/unused-source.md': [
    '8: sources.blog: found a source that nothing cites, wanted a claim with `source: blog`, or no such source',
  ],
  'models/source-without-scheme.md': [
    '7: sources.site.url: found "studio.example", wanted an address such as https://example.com/page',
  ],
  'models/no-claims.md': [
    '9: lifecycle.released: found an empty list, wanted at least one claim; leave the field out if nothing is known',
  ],
  'models/claim-without-list.md': [
    '9: lifecycle.released: found { value: 2026-05-01, source: site, seen: 2026-05-04 }, wanted a list of claims, each `- { value, source, seen }`',
  ],
  'models/future-date.md': [
    '10: lifecycle.released[0].value: found "2026-11-24", a day still to come, wanted a day up to 2026-11-23',
  ],
  'models/impossible-date.md': [
    `10: lifecycle.released[0].value: found "2026-02-30", ${wantedDate}`,
  ],
  'models/bare-year.md': [`10: lifecycle.released[0].value: found the number 2023, ${wantedDate}`],
  'models/wrong-enum.md': [
    '10: lifecycle.status[0].value: found "shipping", wanted one of announced, preview, available, legacy, retired',
  ],
  'models/zero-seconds.md': [
    '13: specs.maxClipSeconds[0].value: found the number 0, wanted a number of seconds above 0',
  ],
  'models/bare-lines.md': [
    '13: specs.maxResolution[0].value: found the number 1080, wanted a picture size such as 720p, 1080p, 4K or 1280x720',
  ],
  'models/slash-in-ratio.md': [
    '13: specs.aspectRatios[0].value[1]: found "9/16", wanted an aspect ratio such as 16:9',
  ],
  'models/wrong-capability.md': [
    '14: capabilities.txt-to-video: found a capability that capabilities.yaml does not list, wanted text-to-video (did you mean that?)',
  ],
  'models/derived-capability.md': [
    '14: capabilities.open-weights: found a capability that another field decides, wanted that claim under disclosure.openWeights, which decides this row',
  ],
  'models/capability-with-yes.md': [
    '15: capabilities.text-to-video[0].value: found "yes", wanted one of full, partial, none',
  ],
  'models/clip-without-length.md': [
    '15: prices[0].clipSeconds: found nothing, wanted `clipSeconds:` with the length of the clip in seconds, since the price is per clip',
  ],
  'models/seller-without-name.md': [
    '15: prices[0].seller: found nothing, wanted `seller:` with the name of who sells it, since the channel is seller',
  ],
  'models/seller-outside-channel.md': [
    '15: prices[0].seller: found "fal", wanted no such field, or `channel: seller`',
  ],
  'models/negative-price.md': [
    '15: prices[0].amount: found the number -1, wanted a number, 0 or more',
  ],
  'models/price-in-words.md': ['15: prices[0].amount: found "free", wanted a number, 0 or more'],
  'models/rating-above-scale.md': [
    '18: ratings[0].value: found { score: 6, outOf: 5 }, wanted a score from 0 to outOf',
  ],
  'models/standing-without-place.md': [
    '18: elsewhere[0]: found { arena: Arena, source: site, seen: 2026-05-04 }, wanted a `rank` or a `rating`',
  ],
  'models/html-in-body.md': [
    '24: found HTML in the text ("<script>alert(1)</script>"), wanted plain Markdown; write \\< for the sign itself',
  ],
  'models/unsafe-link.md': [
    '24: found a link in the text ("Read [this](javascript:alert(1))."), wanted plain text; addresses go under `sources` and are shown with the claims that cite them',
  ],
  'models/own-predecessor.md': [
    '9: lifecycle.predecessor: found "own-predecessor", which leads back to this model, wanted a model that came before',
  ],
  'models/cycle-first.md': [
    '9: lifecycle.predecessor: found "cycle-second", which leads back to this model, wanted a model that came before',
  ],
  'models/cycle-second.md': [
    '9: lifecycle.predecessor: found "cycle-first", which leads back to this model, wanted a model that came before',
  ],
  'models/Bad_Name.md': [
    '1: found the file name "Bad_Name.md", wanted a file name of lower-case letters, digits and single hyphens, without -vs-, such as runway-gen-4.md',
  ],
  'models/bad-yaml.md': [
    `5: found YAML that cannot be read (Nested mappings are not allowed in compact mappings), ${wantedYaml}`,
  ],
  'models/duplicate-key.md': ['5: found a field that stands above already, wanted each field once'],
  'models/custom-tag.md': [
    '4: found YAML that cannot be read (Unresolved tag: tag:yaml.org,2002:js/function), wanted the value without a tag before it',
  ],
  'models/claim-without-source.md': [
    '13: specs.maxClipSeconds[0].source: found nothing, wanted `source:` with the key of a source declared under `sources` in this file',
  ],
  'models/range-upside-down.md': [
    '13: specs.clipSeconds[0].value: found { min: 10, max: 2 }, wanted a range whose min is not above its max',
  ],
  'models/unknown-alias.md': [
    '4: found the alias *reel, wanted the value itself; aliases are not read',
  ],
  'boards/counts-against-itself/counts.json': [
    '7: dimensions.motion.pairs[0]: found reel against reel, wanted two different entries of reel, spool',
  ],
  'models/alias-bomb.md': ['13: found the alias *a, wanted the value itself; aliases are not read'],
  'models/no-front-matter.md': [`1: found "# A heading", ${wantedFence}`],
  'models/js-front-matter.md': [`1: found "---js", ${wantedFence}`],
  'models/json-front-matter.md': [`1: found "---json", ${wantedFence}`],
  'models/empty.md': [`1: found an empty first line, ${wantedFence}`],
  'models/never-ends.md': [
    '1: found front matter that never ends, wanted a line of exactly --- below the last field',
  ],
  'models/no-data.md': ['2: found an empty value, wanted a mapping of fields'],
  'models/three-mistakes.md': [
    '3: vendor: found "studoi", which is no file in vendors/, wanted studio (did you mean that?)',
    '4: famliy: found an unknown field, wanted family (did you mean that?)',
    '13: specs.maxClipSeconds[0].source: found "paper", a source that this file does not declare, wanted one of site',
  ],
  'vendors/negative-money.md': [
    '11: plans[0].usdPerMonth[0].value: found the number -12, wanted an amount of US dollars, 0 or more',
  ],
  'vendors/plan-of-unknown-model.md': [
    '11: plans[0].models[0].value[1]: found "soudn", which is no file in models/, wanted sound (did you mean that?)',
  ],
  'vendors/plans-left-out.md': [
    '2: plans: found nothing, wanted `plans:` with a list of plans, or [] if none is known',
  ],
  'vendors/watermark-in-words.md': [
    '11: plans[0].watermark[0].value: found "yes", wanted true or false',
  ],
  'boards/one-entry.md': ['16: entries: found a list of 1, wanted at least two entries'],
  'boards/wrong-kind.md': ['3: kind: found "external", wanted one of imported, open, blind'],
  'boards/entry-of-unknown-model.md': [
    '17: entries[0].model: found "soudn", which is no file in models/, wanted sound (did you mean that?)',
  ],
  'boards/no-counts/counts.json': [
    '1: found no such file, wanted the counts of the board; type `npm run import`',
  ],
  'boards/counts-of-other-models/counts.json': [
    '3: models: found bobbin, reel, wanted reel, spool as in the board',
  ],
  'boards/counts-of-other-dimensions/counts.json': [
    '4: dimensions: found colour, wanted motion as in the board',
  ],
  'boards/counts-of-wrong-sum/counts.json': [
    '2: input.judgements: found 4, wanted 3, the sum of all pairs',
  ],
  'boards/counts-that-lean/counts.json': [
    '8: dimensions.motion.scoreProducts: found a table that cannot be one of score products, wanted 2 by 2 numbers, symmetric, rows adding up to 0',
  ],
  'boards/counts-below-nothing/counts.json': [
    '7: dimensions.motion.pairs[0][3]: found the number -1, wanted a whole number, 0 or more',
  ],
  'prompts/clip-changed.md': [
    '16: clips[0].sha256: found 357666301151..., the sum of another file, wanted 58833a5be4eb7ea9e8ad892fde183d3967e7242a0d938bb46aa2f9f46cbef75c, or the file that was described',
  ],
  'prompts/clip-missing.md': [
    '9: clips[0].file: found "a.webm", which is no file, wanted that file in tests/fixtures/broken/prompts/clip-missing',
  ],
  'prompts/clip-of-unknown-model.md': [
    '8: clips[0].model: found "soudn", which is no file in models/, wanted sound (did you mean that?)',
  ],
  'prompts/clip-without-licence.md': [
    '8: clips[0].licence: found nothing, wanted `licence:` with the licence under which it may be shown, by its SPDX name where it has one: CC-BY-4.0',
  ],
  'prompts/clip-too-long.md': [
    '10: clips[0].seconds: found the number 600, wanted a number of seconds above 0, up to 60',
  ],
  'prompts/model-twice.md': [
    '18: clips[1].model: found a second clip of sound without sound, wanted one clip of each model, so that nobody picks the best of several',
  ],
  'prompts/made-tomorrow.md': [
    '13: clips[0].madeOn: found "2026-11-24", a day still to come, wanted a day up to 2026-11-23',
  ],
  'prompts/picture-missing.md': [
    '2: picture: found nothing, wanted a `picture` when the modality is image-to-video, and none otherwise',
  ],
};

const sound = [
  'models/sound.md',
  'vendors/studio.md',
  'boards/sound-board.md',
  'prompts/sound-prompt.md',
];

function saidOf(file: string): string[] {
  return broken.problems
    .filter(({ path }) => path === join(brokenFolder, file))
    .map((problem) => formatProblem(problem).replace(`${brokenFolder}/${file}:`, ''));
}

describe('readContent() of broken files', () => {
  it.each(Object.entries(expected))('says of %s exactly what is wrong, and where', (file, said) => {
    expect(saidOf(file)).toEqual(said);
  });

  it('locates broken JSON in its file', () => {
    expect(saidOf('boards/counts-in-bad-json/counts.json')).toEqual([
      '3: found JSON that cannot be read from "models": ["reel", "... on, wanted a comma between two values and none after the last, each bracket closed, names and texts in double quotes, no comments',
    ]);
  });

  it.each(sound)('says nothing of %s', (file) => {
    expect(saidOf(file)).toEqual([]);
  });

  it('has every broken file of the folder in this list, and nothing else to say', () => {
    const listed = Object.keys(expected);
    const ofCounts = 'boards/counts-in-bad-json/counts.json';
    const said = new Set(broken.problems.map(({ path }) => path.slice(brokenFolder.length + 1)));
    expect([...said].sort()).toEqual([...listed, ofCounts].sort());
    const files = ['models', 'vendors', 'boards', 'prompts'].flatMap((folder) =>
      readdirSync(join(brokenFolder, folder))
        .filter((name) => name.endsWith('.md'))
        .map((name) => `${folder}/${name}`),
    );
    const answered = files.filter((file) => said.has(file) || sound.includes(file));
    const byCounts = files.filter((file) => said.has(file.replace(/\.md$/, '/counts.json')));
    expect([...answered, ...byCounts].sort()).toEqual(files.sort());
  });

  it('puts the problems in order of file and line', () => {
    const places = broken.problems.map(({ path, line }) => `${path}:${String(line).padStart(4)}`);
    expect(places).toEqual(places.toSorted());
  });

  it('hands over only boards that have counts which fit', () => {
    expect(broken.boards.map(({ id }) => id)).toEqual(['entry-of-unknown-model', 'sound-board']);
  });

  it('leaves records out that do not follow their schema, and keeps the sound ones', () => {
    const ids = broken.models.map(({ id }) => id);
    expect(ids).toContain('sound');
    expect(ids).not.toContain('misspelt-key');
    expect(ids).not.toContain('bad-yaml');
    expect(ids).not.toContain('js-front-matter');
    expect('frontMatterRan' in globalThis).toBe(false);
  });

  it('still takes a model that cannot be read for one that exists', async () => {
    const positioning = [{ rival: 'reel-2', text: 'Cheaper.' }];
    const problems = await problemsOf({
      ...someFiles(),
      'models/reel-1.md': aFile(aModel({ positioning })),
      'models/reel-2.md': 'broken',
    });
    expect(problems).toEqual([`models/reel-2.md:1: found "broken", ${wantedFence}`]);
  });
});

describe('readContent()', () => {
  it('hands over every record with its id, its path and its text', async () => {
    const folder = aContentFolder({
      ...someFiles(),
      'models/reel-1.md': aFile(aModel(), 'About Reel 1.\n'),
    });
    const content = await readContent(folder, today);
    expect(content.problems).toEqual([]);
    expect(content.models).toMatchObject([
      {
        id: 'reel-1',
        path: join(folder, 'models/reel-1.md'),
        data: aModel(),
        body: '\nAbout Reel 1.\n',
      },
    ]);
    expect(content.vendors.map(({ id }) => id)).toEqual(['studio']);
    expect(content.boards.map(({ data }) => data)).toEqual([{ ...aBoard(), counts: someCounts() }]);
    expect(content.capabilities.groups).toHaveLength(1);
    expect(content.files).toBe(5);
  });

  it('refuses an empty folder, kind by kind', async () => {
    const folder = aContentFolder({});
    const { problems, models } = await readContent(folder, today);
    expect(models).toEqual([]);
    expect(problems.map((problem) => formatProblem(problem).replaceAll(folder, 'DIR'))).toEqual([
      'DIR/boards:1: found no Markdown file, wanted at least one board in DIR/boards',
      'DIR/capabilities.yaml:1: found no such file, wanted the list of capabilities',
      'DIR/models:1: found no Markdown file, wanted at least one model in DIR/models',
      'DIR/vendors:1: found no Markdown file, wanted at least one vendor in DIR/vendors',
    ]);
  });

  it('refuses a folder that is not there just the same', async () => {
    expect((await readContent('no/such/folder', today)).problems).toHaveLength(4);
  });

  it('refuses a folder without models', async () => {
    const files = without<string>(someFiles(), 'models/reel-1.md');
    expect(await problemsOf({ ...files, 'models/note.txt': 'Not a model.' })).toEqual([
      expect.stringMatching(/^.*models:1: found no Markdown file, wanted at least one model in/),
      expect.stringMatching(/^models.note\.txt:1: found a file that nothing reads/),
    ]);
  });

  it('names what nothing reads, but for what belongs to the machine', async () => {
    const strays = {
      'models/reel-2.MD': 'x',
      'models/old/reel-0.md': 'x',
      'vendor/studio-2.md': 'x',
      'reel-3.md': 'x',
      'boards/gone/counts.json': '{}',
      'models/.DS_Store': 'x',
      '.cache/x': 'x',
    };
    expect(await problemsOf({ ...someFiles(), ...strays })).toEqual([
      'boards/gone:1: found a folder that nothing reads, wanted gone.md beside it, or no such folder',
      'models/old:1: found a folder that nothing reads, wanted a name that ends with .md, or no such name',
      'models/reel-2.MD:1: found a file that nothing reads, wanted a name that ends with .md, or no such name',
      expect.stringMatching(
        /^reel-3\.md:1: found a file that nothing reads, wanted one of models, .*capabilities\.yaml, or/,
      ),
      expect.stringMatching(/^vendor:1: found a folder that nothing reads/),
    ]);
  });

  it('reads Windows line ends and byte order marks in every kind of file', async () => {
    const files = Object.entries(someFiles()).map(([path, text]) => [
      path,
      `\uFEFF${text.replaceAll('\n', '\r\n')}`,
    ]);
    expect(await problemsOf(Object.fromEntries(files) as Record<string, string>)).toEqual([]);
  });

  it('locates the same mistakes in a file with Windows line ends', async () => {
    const text = readFileSync(`${brokenFolder}/models/three-mistakes.md`, 'utf8');
    const [unix, windows] = await Promise.all([
      problemsOf({ ...someFiles(), 'models/three.md': text }),
      problemsOf({ ...someFiles(), 'models/three.md': `\uFEFF${text.replaceAll('\n', '\r\n')}` }),
    ]);
    expect(unix).toHaveLength(3);
    expect(windows).toEqual(unix);
  });

  it('says of a list of capabilities that cannot be read only that', async () => {
    const capabilities = { 'text-to-video': [aClaim('full' as const)] };
    const files = { ...someFiles(), 'models/reel-1.md': aFile(aModel({ capabilities })) };
    expect(await problemsOf({ ...files, 'capabilities.yaml': 'groups: []\n' })).toEqual([
      'capabilities.yaml:1: groups: found an empty list, wanted at least one group',
    ]);
    const bad = await problemsOf({ ...files, 'capabilities.yaml': 'groups: [\n' });
    expect(bad).toHaveLength(1);
    expect(bad[0]).toMatch(/^capabilities\.yaml:1: found YAML that cannot be read/);
    expect(await problemsOf(without(files, 'capabilities.yaml'))).toEqual([
      'capabilities.yaml:1: found no such file, wanted the list of capabilities',
    ]);
  });

  it('looks at the day that it is given, not at the clock', async () => {
    const released = aModel({ lifecycle: { released: [aClaim('2026-05-05')] } });
    const folder = aContentFolder({ ...someFiles(), 'models/reel-1.md': aFile(released) });
    expect((await readContent(folder, '2026-05-05')).problems).toEqual([]);
    expect((await readContent(folder, '2026-05-04')).problems).toHaveLength(1);
  });

  it('lists a file that contains itself with the other problems', async () => {
    const loop = '---\nname: &name [*name]\n---\n';
    const problems = await problemsOf({ ...someFiles(), 'models/loop.md': loop });
    expect(problems.length).toBeGreaterThan(0);
  });

  it('lists a folder whose name ends in .md with the other problems', async () => {
    const problems = await problemsOf({ ...someFiles(), 'models/reel-2.md/reel.txt': '' });
    expect(problems).toHaveLength(1);
  });

  it('finds a capability that is listed twice', async () => {
    const row = '{ id: loop, name: Loop, question: Does it loop? }';
    const list = `groups:\n  - id: output\n    name: Output\n    rows: [${row}, ${row}]\n`;
    expect(await problemsOf({ ...someFiles(), 'capabilities.yaml': list })).not.toEqual([]);
  });
});
