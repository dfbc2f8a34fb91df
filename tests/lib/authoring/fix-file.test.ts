import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { fixFile } from '../../../src/lib/authoring/fix-file.ts';
import { checkFile } from '../../../src/lib/authoring/check-file.ts';
import { otherWritings } from '../../../src/lib/authoring/repairs.ts';
import { aClaim, aContext, aFile, aModel, aPrice } from '../../content-builders.ts';

const context = aContext();

function fileOf(text: string) {
  return { kind: 'model', id: 'reel-1', path: 'models/reel-1.md', text } as const;
}

function fix(text: string) {
  return fixFile(fileOf(text), context);
}

/** What is changed, as `line: before -> after`. */
function fixesOf(text: string): string[] {
  return fix(text).fixes.map(({ line, before, after }) => `${line}: ${before} -> ${after}`);
}

/** The smallest model with lines of its own in place of the field that they begin with. */
function aModelWith(lines: string): string {
  const field = /^(\w+):/m.exec(lines)![1]!;
  return aFile(aModel()).replace(new RegExp(`^${field}: .*$`, 'm'), () => lines);
}

const claim = (field: string, value: string, rest = 'source: site, seen: 2026-05-04'): string =>
  `specs:\n  ${field}:\n    - { value: ${value}, ${rest} }`;

describe('fixFile()', () => {
  it.each([
    [claim('maxClipSeconds', '15 s'), '15 s -> 15'],
    [claim('maxClipSeconds', "'15'"), "'15' -> 15"],
    [claim('maxClipSeconds', '15 seconds'), '15 seconds -> 15'],
    [claim('maxPromptCharacters', "'2,500'"), "'2,500' -> 2500"],
    [claim('framesPerSecond', '[24 fps]'), '24 fps -> 24'],
    [claim('minVramGb', '80 GB'), '80 GB -> 80'],
    [claim('maxResolution', '4k'), '4k -> 4K'],
    [claim('maxResolution', '1080'), '1080 -> 1080p'],
    [claim('maxResolution', '1920 × 1080'), '1920 × 1080 -> 1920x1080'],
    [claim('aspectRatios', '[16/9]'), '16/9 -> 16:9'],
    [claim('maxClipSeconds', '5', 'source: site, seen: 2026/3/1'), '2026/3/1 -> 2026-03-01'],
    [
      claim('maxClipSeconds', '5', 'source: site, seen: 1 March 2026'),
      '1 March 2026 -> 2026-03-01',
    ],
    [claim('maxClipSeconds', '5', 'source: site, seen: Mar 2026'), 'Mar 2026 -> 2026-03'],
    [claim('maxClipSeconds', '5', 'source: site, seen: 2026'), "2026 -> '2026'"],
    [claim('maxClipSeconds', '5', 'source: site, seen: Unknown'), 'Unknown -> unknown'],
    [claim('maxClipSeconds', '5', 'source: site, sene: 2026-05'), 'sene -> seen'],
    [
      'specs:\n  maxClipSeconds: { value: 5, source: site, seen: 2026-05 }',
      '{ value: 5, source: site, seen: 2026-05 } -> [{ value: 5, source: site, seen: 2026-05 }]',
    ],
    [
      'specs:\n  maxClipSeconds:\n    - { source: site, value: 5, seen: 2026-05 }',
      '{ source: site, value: 5, seen: 2026-05 } -> { value: 5, source: site, seen: 2026-05 }',
    ],
    [
      'capabilities:\n  text-to-video:\n    - { value: Full, source: site, seen: 2026-05 }',
      'Full -> full',
    ],
    [
      'prices:\n  - { channel: api, amount: $0.12, unit: usd, per: second, source: site, seen: 2026-05 }',
      '$0.12 -> 0.12',
    ],
    [
      'prices:\n  - { channel: api, amount: 0.12, unit: usd, per: second, audio: yes, source: site, seen: 2026-05 }',
      'yes -> true',
    ],
  ])('of %j makes %s, after which the check finds nothing', (lines, said) => {
    const text = aModelWith(lines);
    expect(checkFile(fileOf(text), context).length > 0 || said.includes('{ source')).toBe(true);
    expect(fixesOf(text).map((fix) => fix.replace(/^\d+: /, ''))).toEqual([said]);
    expect(checkFile(fileOf(fix(text).text), context)).toEqual([]);
  });

  it.each([
    claim('maxClipSeconds', '15 min'),
    claim('maxClipSeconds', '15 fps'),
    claim('maxClipSeconds', 'about 15'),
    claim('maxClipSeconds', '5', 'source: site, seen: 3/1/2026'),
    claim('maxResolution', '1000'),
    'prices:\n  - { channel: api, amount: free, unit: usd, per: second, source: site, seen: 2026-05 }',
    'prices:\n  - { channel: api, amount: $5, unit: credits, per: second, source: site, seen: 2026-05 }',
    'capabilities:\n  text-to-video:\n    - { value: yes, source: site, seen: 2026-05 }',
  ])('leaves %j alone, since it could mean something else', (lines) => {
    const text = aModelWith(lines);
    expect(checkFile(fileOf(text), context)).not.toEqual([]);
    expect(fix(text)).toEqual({ text, fixes: [] });
  });

  it('puts a text in quotes that cannot be read without', () => {
    const text = aFile(aModel()).replace(/summary: .*/, "summary: Short: it's for tests.");
    expect(fixesOf(text)).toEqual([`5: Short: it's for tests. -> "Short: it's for tests."`]);
    expect(checkFile(fileOf(fix(text).text), context)).toEqual([]);
  });

  it('takes spaces off the ends of lines, and not out of texts', () => {
    const text = aFile(aModel())
      .replace('family: Reel', 'family: Reel  ')
      .replace('specs', '# c \nspecs');
    const fixed = fix(text);
    expect(fixed.fixes.map(({ before, after }) => [before, after])).toEqual([
      ['  ', ''],
      [' ', ''],
    ]);
    const block = aFile(aModel()).replace(/summary: .*/, 'summary: >-\n  one  \n  two');
    expect(fix(block).text).toBe(block);
  });

  it('puts fields in the order of the schema, each with its comment', () => {
    const text = aFile(aModel()).replace(
      'name: Reel 1\nvendor: studio\n',
      '# who\nvendor: studio # here\n\nname: Reel 1\n',
    );
    const fixed = fix(text);
    expect(fixed.text).toContain(
      '---\nname: Reel 1\n# who\nvendor: studio # here\n\nfamily: Reel\n',
    );
    expect(fixed.fixes).toHaveLength(1);
  });

  it('leaves the order alone where a field is unknown', () => {
    const text = aFile({ colour: 'red', ...aModel() });
    expect(fix(text)).toEqual({ text, fixes: [] });
  });

  it('keeps comments, line ends, the byte order mark and the text below', () => {
    const text = `\uFEFF${aModelWith(`# before\n${claim('maxClipSeconds', '15 s')} # behind`).replaceAll('\n', '\r\n')}  \r\n---\r\n15 s  \r\n`;
    expect(fix(text).text).toBe(text.replace('value: 15 s', 'value: 15'));
  });

  it('does not write what the check would like less', () => {
    const text = aModelWith(
      'prices:\n  - { channel: Seller, amount: 1, unit: usd, per: second, source: site, seen: 2026-05 }',
    );
    expect(checkFile(fileOf(fix(text).text), context).length).toBeLessThanOrEqual(
      checkFile(fileOf(text), context).length,
    );
  });

  it('changes nothing the second time, and never makes a file worse', () => {
    const value = fc.oneof(
      fc.constantFrom('15 s', '4k', '1080', 'Full', 'yes', '2026/3/1', '$1', 'null', '~', '', '{}'),
      fc.string({ maxLength: 8 }),
    );
    const key = fc.constantFrom('maxClipSeconds', 'maxClipSecond', 'maxResolution', 'aspectRatios');
    fc.assert(
      fc.property(key, value, value, value, (field, first, second, third) => {
        const text = aModelWith(
          `specs:\n  ${field}:\n    - { value: ${first}, source: ${second}, seen: ${third} }`,
        );
        const once = fix(text);
        expect(fix(once.text)).toEqual({ text: once.text, fixes: [] });
        const [before, after] = [text, once.text].map((file) => checkFile(fileOf(file), context));
        if (before![0]?.found.startsWith('YAML') !== true)
          expect(after!.length).toBeLessThanOrEqual(before!.length);
      }),
      { numRuns: 30 },
    );
  });

  it('keeps every value of a sound file, in whatever style it is written', () => {
    const data = aModel({
      specs: { maxClipSeconds: [aClaim(10, { note: "It's: so # much" })] },
      prices: [aPrice({ note: '5 s, "quoted"' })],
    });
    for (const collectionStyle of ['block', 'flow', 'any'] as const) {
      const yaml = stringify(data, { collectionStyle, lineWidth: 0 });
      const { text } = fix(`---\n${yaml}---\n`);
      expect(parse(text.split('---\n')[1]!)).toEqual(data);
    }
  });
});

describe('otherWritings()', () => {
  it('offers nothing that means something else', () => {
    expect(otherWritings('15 min', 'maxClipSeconds', [])).not.toContain(15);
    expect(otherWritings('3/1/2026', 'seen', [])).not.toContain('2026-03-01');
    expect(otherWritings('none', 'value', ['full', 'none'])[0]).toBe('none');
  });
});
