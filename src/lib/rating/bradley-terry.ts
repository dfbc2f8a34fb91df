import { addAlongDifference, noDerivatives } from './parameters.ts';
import type { Derivatives, Layout, Meetings } from './parameters.ts';

/** How likely the left of two models is to be preferred, from the difference of their log-odds. */
export function expectedScore(logOddsDifference: number): number {
  return 1 / (1 + Math.exp(-logOddsDifference));
}

/**
 * Bradley and Terry, "Rank analysis of incomplete block designs", Biometrika 1952: with d the
 * difference of log-odds plus the slot effect, P(left) = p = 1 / (1 + exp(-d)). Of n votes of which
 * the left took s, a draw being half a point, the log-likelihood is s log p + (n - s) log(1 - p);
 * its slope along d is s - n p, and minus its second derivative n p (1 - p).
 */
export function bradleyTerryDerivatives(
  meetings: Meetings,
  parameters: Float64Array,
  { slot, size }: Layout,
): Derivatives {
  const { rows, first, second, won, lost, drawn } = meetings;
  const derivatives = noDerivatives(size);
  const slotEffect = slot === undefined ? 0 : parameters[slot]!;
  let logLikelihood = 0;
  for (let row = 0; row < rows; row += 1) {
    const i = first[row]!;
    const j = second[row]!;
    const points = won[row]! + drawn[row]! / 2;
    const played = won[row]! + lost[row]! + drawn[row]!;
    const difference = parameters[i]! - parameters[j]! + slotEffect;
    // Only the exponential of a negative number: nothing overflows.
    const small = Math.exp(-Math.abs(difference));
    const expected = difference >= 0 ? 1 / (1 + small) : small / (1 + small);
    const against = difference >= 0 ? played - points : points;
    logLikelihood -= played * Math.log1p(small) + against * Math.abs(difference);
    const residual = points - played * expected;
    const weight = (played * small) / ((1 + small) * (1 + small));
    addAlongDifference(derivatives, slot, i, j, residual, weight);
  }
  derivatives.logLikelihood = logLikelihood;
  return derivatives;
}
