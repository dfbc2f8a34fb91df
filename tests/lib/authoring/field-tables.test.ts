import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toFieldReference } from '../../../src/lib/authoring/field-tables.ts';

const reference = toFieldReference();
const rows = reference.split('\n').filter((line) => /^\| (\*\*)?`/.test(line));

describe('toFieldReference()', () => {
  it('makes what docs/fields.md holds; if not, type `npm run schema`', () => {
    expect(readFileSync('docs/fields.md', 'utf8')).toBe(reference);
  });

  it('says of each field what it holds and what it means', () => {
    expect(rows.length).toBeGreaterThan(150);
    expect(rows.filter((row) => !/^(\| [^| ][^|]+ ){3}\|$/.test(row))).toEqual([]);
  });

  it.each([
    ['a field that is needed', '| **`prices[].unit`** | one of usd, cny, credits | Of what. |'],
    ['one that may be left out', '| `prices[].audio` | true or false |'],
    ['claims', '| `specs.maxClipSeconds` | claims: a number of seconds above 0 |'],
    ['claims by id', '| **`capabilities`** | under each id, claims: one of full, partial, none |'],
    ['claims of several fields', '| **`funding[].value.round`** | a text |'],
    ['a list of plain values', '| `specs.resolutions` | claims: a list, each a picture size'],
    ['a list with evidence', '| `facts` | a list, with evidence |'],
    ['fields under keys of their own', '| **`scales.<key>.name`** | a text |'],
    ['the kind of a board', '| **`kind`** | `blind` |'],
  ])('describes %s', (_, row) => {
    expect(rows.filter((line) => line.startsWith(row))).toHaveLength(1);
  });

  it('leaves evidence and sources, which stand everywhere, to tables of their own', () => {
    expect(rows.filter((row) => /`[\w.[\]]*seen`/.test(row))).toHaveLength(1);
    expect(rows.filter((row) => /publisher`/.test(row))).toHaveLength(1);
  });
});
