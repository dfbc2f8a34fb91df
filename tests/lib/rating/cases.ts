import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { fitStrengths, tallyCounts, toComparisons } from '../../../src/lib/rating/index.ts';
import type {
  CastVote,
  FitOptions,
  Outcome,
  Tally,
  TieRule,
  Vote,
} from '../../../src/lib/rating/index.ts';

/** A vote that was cast a number of times. */
export type GroupedVote = Vote & { readonly count: number };

const outcomes: Readonly<Record<string, Outcome>> = {
  model_a: 'left',
  model_b: 'right',
  tie: 'tie',
  both_bad: 'both_bad',
};

/** Votes of a CSV with the columns model_a, model_b, winner and perhaps count. */
export function readVotes(path: string | URL): GroupedVote[] {
  const [, ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  return lines.map((line) => {
    const [left, right, winner, count = '1'] = line.split(',');
    return { left: left!, right: right!, outcome: outcomes[winner!]!, count: Number(count) };
  });
}

export function readTally(path: string | URL): Tally {
  return tallyCounts(readVotes(path));
}

/** A fixture of this folder's own. */
export function fixture(name: string): URL {
  return new URL(`../../fixtures/golden/${name}`, import.meta.url);
}

export function readJson(url: URL): unknown {
  return JSON.parse(readFileSync(url, 'utf8')) as unknown;
}

/** A vote, `left` preferred to `right`, a number of times. */
export function votes(left: string, right: string, outcome: Outcome, count = 1): GroupedVote {
  return { left, right, outcome, count };
}

/** The votes of a CSV that names the voter in its last column. */
export function readCastVotes(path: string | URL): CastVote[] {
  const [, ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  return readVotes(path).map((vote, row) => ({ ...vote, voter: lines[row]!.split(',').at(-1)! }));
}

/** A fit and its comparisons, for what works on the two. */
export function fitted(cast: readonly GroupedVote[], options: FitOptions & TieRule = {}) {
  const comparisons = toComparisons(tallyCounts(cast), options);
  return { comparisons, fit: fitStrengths(comparisons, options) };
}

/** The methods with and without what may be fitted beside strengths. */
export const shapes: readonly (FitOptions & { readonly called: string })[] = [
  { called: 'half-win ties' },
  { called: 'half-win ties and slot', slot: true },
  { called: 'Davidson', method: 'davidson' },
  { called: 'Davidson and slot', method: 'davidson', slot: true },
  { called: 'half-win ties and prior', prior: 1 },
  { called: 'Davidson, slot and prior', method: 'davidson', slot: true, prior: 0.5 },
];

/** Those that have a closed likelihood of the votes alone. */
export const shapesWithoutPrior = shapes.filter(({ prior }) => prior === undefined);

/**
 * Any votes on three to five models that have a fit of every shape: neighbours in a ring have beaten
 * one another from either side, and drawn.
 */
export const linkedVotes: fc.Arbitrary<GroupedVote[]> = fc
  .integer({ min: 3, max: 5 })
  .chain((size) => {
    const names = ['a', 'b', 'c', 'd', 'e'].slice(0, size);
    const pairs = names.flatMap((left) =>
      names.filter((right) => right !== left).map((right) => [left, right] as const),
    );
    const counts = fc.array(fc.nat(12), { minLength: pairs.length, maxLength: pairs.length });
    return fc.tuple(counts, counts, counts).map(([lefts, rights, ties]) => [
      ...pairs.flatMap(([left, right], pair) => [
        votes(left, right, 'left', lefts[pair]),
        votes(left, right, 'right', rights[pair]),
        votes(left, right, 'tie', ties[pair]),
      ]),
      ...names.flatMap((name, index) => {
        const next = names[(index + 1) % size]!;
        return [
          votes(name, next, 'left'),
          votes(name, next, 'right'),
          votes(next, name, 'left'),
          votes(next, name, 'right'),
          votes(name, next, 'tie'),
        ];
      }),
    ]);
  });

/** The same votes with the models on the other sides. */
export function mirrored(cast: readonly GroupedVote[]): GroupedVote[] {
  const other = { left: 'right', right: 'left', tie: 'tie', both_bad: 'both_bad' } as const;
  return cast.map(({ left, right, outcome, count }) => votes(right, left, other[outcome], count));
}

/** Grouped votes cast one by one, by voters in turn. */
export function castInTurn(cast: readonly GroupedVote[], voters: number): CastVote[] {
  return cast
    .flatMap(({ count, ...vote }) => Array.from({ length: count }, () => vote))
    .map((vote, index) => ({ ...vote, voter: `v${String(index % voters).padStart(4, '0')}` }));
}

/** A symmetric matrix with these variances and no correlation. */
export function independent(variances: readonly number[]) {
  const size = variances.length;
  const values = new Float64Array(size * size);
  variances.forEach((variance, i) => (values[i * size + i] = variance));
  return { size, values };
}
