import type { AuthoredImportedBoard } from '../schema/board.ts';
import type { Counts } from '../schema/counts.ts';
import type { FieldPath } from '../schema/problem.ts';

interface Mismatch {
  readonly field: FieldPath;
  readonly found: string;
  readonly wanted: string;
}

/** Where the counts of a board do not fit the board's own description or themselves. */
export function checkCounts(counts: Counts, board: AuthoredImportedBoard): Mismatch[] {
  const keys = board.entries.map(({ key }) => key).sort();
  const views = board.dimensions.map(({ id }) => id).sort();
  const mismatches: Mismatch[] = [];
  const compare = (field: FieldPath, found: readonly string[], wanted: readonly string[]): void => {
    if (found.join() !== wanted.join()) {
      mismatches.push({
        field,
        found: found.join(', ') || 'none',
        wanted: `${wanted.join(', ')} as in the board`,
      });
    }
  };
  compare(['models'], [...counts.models].sort(), [...new Set(keys)]);
  compare(['dimensions'], Object.keys(counts.dimensions).sort(), views);
  let judgements = 0;
  for (const [view, { pairs, scoreProducts }] of Object.entries(counts.dimensions)) {
    const met = new Set<string>();
    for (const [index, [first, second, ...results]] of pairs.entries()) {
      const pair = [first, second].sort().join(' against ');
      if (met.has(pair)) {
        mismatches.push({
          field: ['dimensions', view, 'pairs', index],
          found: `${pair} a second time`,
          wanted: 'each pair once',
        });
      }
      met.add(pair);
      judgements += results.reduce((sum, count) => sum + count, 0);
      if (first === second || !keys.includes(first) || !keys.includes(second)) {
        mismatches.push({
          field: ['dimensions', view, 'pairs', index],
          found: `${first} against ${second}`,
          wanted: `two different entries of ${keys.join(', ')}`,
        });
      }
    }
    mismatches.push(
      ...checkProducts(['dimensions', view, 'scoreProducts'], scoreProducts, keys.length),
    );
  }
  mismatches.push(
    ...checkProducts(['overall', 'scoreProducts'], counts.overall.scoreProducts, keys.length),
  );
  if (judgements !== counts.input.judgements) {
    mismatches.push({
      field: ['input', 'judgements'],
      found: String(counts.input.judgements),
      wanted: `${judgements}, the sum of all pairs`,
    });
  }
  return mismatches;
}

/** The scores of one judgement add up to nothing, so each row of their products must too. */
function checkProducts(
  field: FieldPath,
  products: readonly (readonly number[])[],
  size: number,
): Mismatch[] {
  const isSound =
    products.length === size &&
    products.every(
      (row, i) =>
        row.length === size &&
        Math.abs(row.reduce((sum, value) => sum + value, 0)) < 1e-3 &&
        row.every((value, j) => value === products[j]?.[i]),
    );
  return isSound
    ? []
    : [
        {
          field,
          found: 'a table that cannot be one of score products',
          wanted: `${size} by ${size} numbers, symmetric, rows adding up to 0`,
        },
      ];
}
