import { drawMatchup } from '../rating/index.ts';
import type { MatchupValue } from '../rating/index.ts';
import { matchupKey, promptsOf } from './pool.ts';
import type { Pool } from './pool.ts';

/** What a voter is asked: two models on their sides, with a prompt where clips are shown. */
export interface Matchup {
  readonly board: string;
  readonly prompt: string | null;
  readonly left: string;
  readonly right: string;
  /** Chance that this voter was given this pair, whichever side: what a reweighting needs. */
  readonly propensity: number;
}

/** Two seeds from the edge: 32-bit whole numbers that the voter cannot foresee. */
export interface Seeds {
  readonly pair: number;
  readonly prompt: number;
}

/**
 * Draws the next matchup of a voter: a pair by its value among those that the voter has not
 * answered yet, sides by a coin, and one of the prompts left to it with equal chances.
 *
 * @param values what a vote on each pair of the pool is worth, by the engine
 * @param answered keys of the matchups that this voter answered
 * @returns undefined where the voter has answered all there are
 */
export function drawFor(
  pool: Pool,
  values: readonly MatchupValue[],
  answered: ReadonlySet<string>,
  seeds: Seeds,
): Matchup | undefined {
  const promptsLeft = (pair: MatchupValue): (string | null)[] =>
    promptsOf(pool, pair).filter(
      (prompt) => !answered.has(matchupKey(pair.first, pair.second, prompt)),
    );
  const open =
    answered.size === 0 && pool.kind === 'open'
      ? values
      : values.filter((pair) => promptsLeft(pair).length > 0);
  const total = open.reduce((sum, { propensity }) => sum + propensity, 0);
  if (total === 0) return undefined;
  const drawn = drawMatchup(
    open.map((pair) => ({ ...pair, propensity: pair.propensity / total })),
    seeds.pair,
  );
  const [first, second] = [drawn.left, drawn.right].sort() as [string, string];
  const prompts = promptsLeft({ first, second, value: 0, propensity: 0 });
  return { board: pool.board, prompt: prompts[seeds.prompt % prompts.length]!, ...drawn };
}
