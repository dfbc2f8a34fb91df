import { createMatrix } from './matrix.ts';
import type { SquareMatrix } from './matrix.ts';
import type { Comparisons } from './comparisons.ts';

/** How an answer depends on the strengths. */
export type Method = 'bradley-terry' | 'davidson';

/** Where each parameter lies: strengths first, then slot, then tie parameter, as far as fitted. */
export interface Layout {
  readonly models: number;
  readonly slot: number | undefined;
  readonly tie: number | undefined;
  readonly size: number;
}

/** The places of the parameters of a fit. */
export function layoutOf(models: number, method: Method, slot: boolean): Layout {
  const tie = models + (slot ? 1 : 0);
  return {
    models,
    slot: slot ? models : undefined,
    tie: method === 'davidson' ? tie : undefined,
    size: method === 'davidson' ? tie + 1 : tie,
  };
}

/**
 * The pairs that met, in columns. With a slot effect a pair has a row for each order of sides;
 * without one both orders are one row, which halves the work.
 */
export interface Meetings {
  readonly rows: number;
  readonly first: Uint16Array;
  readonly second: Uint16Array;
  /** How often the first was preferred, the second, and neither. */
  readonly won: Float64Array;
  readonly lost: Float64Array;
  readonly drawn: Float64Array;
}

/** Lists the pairs that met. */
export function listMeetings(
  { models, left, right, draws }: Comparisons,
  sidesApart: boolean,
): Meetings {
  const size = models.length;
  const most = sidesApart ? size * (size - 1) : (size * (size - 1)) / 2;
  const first = new Uint16Array(most);
  const second = new Uint16Array(most);
  const won = new Float64Array(most);
  const lost = new Float64Array(most);
  const drawn = new Float64Array(most);
  let rows = 0;
  for (let i = 0; i < size; i += 1) {
    for (let j = sidesApart ? 0 : i + 1; j < size; j += 1) {
      if (i === j) continue;
      const forward = i * size + j;
      const backward = j * size + i;
      const wins = left[forward]! + (sidesApart ? 0 : right[backward]!);
      const losses = right[forward]! + (sidesApart ? 0 : left[backward]!);
      const ties = draws[forward]! + (sidesApart ? 0 : draws[backward]!);
      if (wins + losses + ties === 0) continue;
      first[rows] = i;
      second[rows] = j;
      won[rows] = wins;
      lost[rows] = losses;
      drawn[rows] = ties;
      rows += 1;
    }
  }
  return { rows, first, second, won, lost, drawn };
}

/** The log-likelihood at some parameters, its slope, and minus its second derivatives. */
export interface Derivatives {
  logLikelihood: number;
  readonly gradient: Float64Array;
  readonly information: SquareMatrix;
}

/** Derivatives of nothing yet. */
export function noDerivatives(size: number): Derivatives {
  return { logLikelihood: 0, gradient: new Float64Array(size), information: createMatrix(size) };
}

/**
 * Adds what one pair contributes along the difference of its strengths.
 *
 * @param residual slope of its log-likelihood along the difference
 * @param weight minus its second derivative along the difference
 */
export function addAlongDifference(
  { gradient, information: { size, values } }: Derivatives,
  slot: number | undefined,
  i: number,
  j: number,
  residual: number,
  weight: number,
): void {
  gradient[i]! += residual;
  gradient[j]! -= residual;
  values[i * size + i]! += weight;
  values[j * size + j]! += weight;
  values[i * size + j]! -= weight;
  values[j * size + i]! -= weight;
  if (slot === undefined) return;
  gradient[slot]! += residual;
  values[slot * size + slot]! += weight;
  values[slot * size + i]! += weight;
  values[i * size + slot]! += weight;
  values[slot * size + j]! -= weight;
  values[j * size + slot]! -= weight;
}
