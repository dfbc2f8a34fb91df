/** The rating engine: pure, without dependencies, the same in Node, in the build and in the browser. */
export { auditVotes, findFragility, findSuspectVoters } from './audit.ts';
export type { AuditFinding, SuspectVoter } from './audit.ts';
export { bootstrapOverVoters } from './bootstrap.ts';
export { findComponents, findLinked } from './components.ts';
export { normal95 } from './distributions.ts';
export { computeElo } from './elo.ts';
export { expectedScore, fitBradleyTerry, fitStrengths } from './fit.ts';
export type { Fit, FitOptions, Method } from './fit.ts';
export { computeHistory } from './history.ts';
export type { DayTally, HistoryPoint } from './history.ts';
export {
  clusteredDoubt,
  sandwichOfProducts,
  sandwichOfVoters,
  sandwichOfVotes,
} from './intervals.ts';
export type { Doubt, IntervalMethod } from './intervals.ts';
export { drawMatchup, valueMatchups } from './matchup.ts';
export type { DrawnMatchup, MatchupValue } from './matchup.ts';
export { createMatrix } from './matrix.ts';
export type { SquareMatrix } from './matrix.ts';
export {
  chancesOfFirst,
  groupTies,
  separateFamily,
  separatePairs,
  spreadRanks,
  votesToSeparate,
} from './ranks.ts';
export { sandwichCovariance, varianceOfDifference } from './sandwich.ts';
export { ScoreSums, scoreProductsOfClusters, scoreProductsOfVotes } from './scores.ts';
export {
  computeStandings,
  eloPerLogOdds,
  hasRating,
  headToHead,
  meanRating,
  predictWin,
  roundPublished,
} from './standings.ts';
export type {
  Prediction,
  RatedStanding,
  SlotEffect,
  Standing,
  StandingOptions,
  Standings,
  StandingState,
  UnratedStanding,
} from './standings.ts';
export {
  accumulateTallies,
  addTallies,
  countVotes,
  createTally,
  subtractTallies,
  tallyCounts,
  tallyVotes,
  toComparisons,
} from './tally.ts';
export type { Comparisons, Outcome, Tally, TieRule, Vote } from './tally.ts';
export { sumVoters, tallyByVoter } from './voters.ts';
export type { CastVote, VoterTally } from './voters.ts';
