import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeMarkdown, toLink, toTable } from '../../../src/lib/report/markdown.ts';

describe('escapeMarkdown()', () => {
  it.each([
    ['plain words, 12.5 %', 'plain words, 12.5 %'],
    ['a | b', 'a \\| b'],
    ['**bold** _it_ `code`', '\\*\\*bold\\*\\* \\_it\\_ \\`code\\`'],
    ['<img src=x>', '\\<img src=x\\>'],
    ['[a](https://x.example)', '\\[a\\]\\(https\\://x.example\\)'],
    ['www.x.example', 'www\\.x.example'],
    ['$a$', '\\$a\\$'],
    ['line\n# heading', 'line \\# heading'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['a\u202Eb', 'a b'],
  ])('makes of %j %j', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  it('calls nobody and names no issue', () => {
    expect(escapeMarkdown('ask @maria of org/team#12, GH-7')).toBe(
      'ask @\u2060maria of org/team\\#\u206012, GH\u2060-7',
    );
  });

  it('never breaks out of a cell of a table, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const [, , row] = toTable(['a', 'b'], [[escapeMarkdown(text), 'end']]);
        expect(row).not.toMatch(/[\n\r]/);
        expect(row!.replace(/\\./g, '').split('|')).toHaveLength(4);
        expect(row).not.toMatch(/@\w|(?<!\\)[<>`[\]*_]/);
      }),
    );
  });
});

describe('toLink()', () => {
  it('keeps an address from ending early', () => {
    expect(toLink('A', 'https://x.example/a)b(c "d" |<e>')).toBe(
      '[A](https://x.example/a%29b%28c%20%22d%22%20%7C%3Ce%3E)',
    );
  });
});

describe('toTable()', () => {
  it('is nothing where it has no row', () => {
    expect(toTable(['a'], [])).toEqual([]);
  });
});
