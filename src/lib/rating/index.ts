/** The rating engine: pure, without dependencies, the same in Node, in the build and in the browser. */
export { expectedScore, fitBradleyTerry } from './bradley-terry.ts';
export type { Fit } from './bradley-terry.ts';
export { findComponents } from './components.ts';
export { createMatrix } from './matrix.ts';
export type { SquareMatrix } from './matrix.ts';
export { normal95, spreadRanks } from './ranks.ts';
export {
  sandwichCovariance,
  scoreProductsOfClusters,
  scoreProductsOfVotes,
  varianceOfDifference,
} from './sandwich.ts';
export {
  computeStandings,
  eloPerLogOdds,
  headToHead,
  meanRating,
  predictWin,
  roundPublished,
} from './standings.ts';
export type { Prediction, Standing, Standings, StandingState } from './standings.ts';
export {
  addTallies,
  countVotes,
  createTally,
  tallyCounts,
  tallyVotes,
  toComparisons,
} from './tally.ts';
export type { Comparisons, Outcome, Tally, TieRule, Vote } from './tally.ts';
