import { expectedScore } from './bradley-terry.ts';
import { addAlongDifference, noDerivatives } from './parameters.ts';
import type { Derivatives, Layout, Meetings } from './parameters.ts';

/** Chances of the three answers, given the difference and the log of the tie parameter. */
export interface AnswerChances {
  readonly left: number;
  readonly right: number;
  readonly draw: number;
}

/** Davidson's chances; without a tie parameter Bradley-Terry's, in which draws have no chance. */
export function answerChances(difference: number, logTie: number | undefined): AnswerChances {
  if (logTie === undefined) {
    const left = expectedScore(difference);
    return { left, right: 1 - left, draw: 0 };
  }
  // Shifted by the largest exponent, so that nothing overflows.
  const top = Math.max(Math.abs(difference) / 2, logTie);
  const left = Math.exp(difference / 2 - top);
  const right = Math.exp(-difference / 2 - top);
  const draw = Math.exp(logTie - top);
  const sum = left + right + draw;
  return { left: left / sum, right: right / sum, draw: draw / sum };
}

/**
 * Davidson, "On extending the Bradley-Terry model to accommodate ties in paired comparison
 * experiments", Journal of the American Statistical Association 1970: with d as in Bradley-Terry
 * and tie parameter nu, P(left) : P(right) : P(draw) = exp(d/2) : exp(-d/2) : nu. Between equals a
 * draw has the chance nu / (2 + nu). Derivatives are along d and along log nu.
 */
export function davidsonDerivatives(
  meetings: Meetings,
  parameters: Float64Array,
  { slot, tie, size }: Layout,
): Derivatives {
  const { rows, first, second, won, lost, drawn } = meetings;
  const derivatives = noDerivatives(size);
  const { gradient } = derivatives;
  const { values } = derivatives.information;
  const at = tie!;
  const logTie = parameters[at]!;
  const slotEffect = slot === undefined ? 0 : parameters[slot]!;
  let logLikelihood = 0;
  for (let row = 0; row < rows; row += 1) {
    const i = first[row]!;
    const j = second[row]!;
    const played = won[row]! + lost[row]! + drawn[row]!;
    const difference = parameters[i]! - parameters[j]! + slotEffect;
    const top = Math.max(Math.abs(difference) / 2, logTie);
    const left = Math.exp(difference / 2 - top);
    const right = Math.exp(-difference / 2 - top);
    const draw = Math.exp(logTie - top);
    const sum = left + right + draw;
    logLikelihood +=
      ((won[row]! - lost[row]!) * difference) / 2 +
      drawn[row]! * logTie -
      played * (top + Math.log(sum));
    const lean = (left - right) / sum / 2;
    const drawChance = draw / sum;
    const residual = (won[row]! - lost[row]!) / 2 - played * lean;
    const weight = played * ((left + right) / sum / 4 - lean * lean);
    addAlongDifference(derivatives, slot, i, j, residual, weight);
    const cross = played * lean * drawChance;
    gradient[at]! += drawn[row]! - played * drawChance;
    values[at * size + at]! += played * drawChance * (1 - drawChance);
    values[at * size + i]! -= cross;
    values[at * size + j]! += cross;
    if (slot !== undefined) values[at * size + slot]! -= cross;
  }
  for (let other = 0; other < at; other += 1) {
    values[other * size + at] = values[at * size + other]!;
  }
  derivatives.logLikelihood = logLikelihood;
  return derivatives;
}
