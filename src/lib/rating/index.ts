/** The rating engine: pure, without dependencies, the same in Node, in the build and in the browser. */
export { auditVotes } from './audit/audit-votes.ts';
export type { AuditFinding } from './audit/finding.ts';
export { findFragility } from './audit/fragility.ts';
export type { Fragility } from './audit/fragility.ts';
export { findSuspectVoters } from './audit/suspect-voters.ts';
export type { SuspectVoter } from './audit/suspect-voters.ts';
export { bootstrapOverVoters } from './bootstrap.ts';
export { expectedScore } from './bradley-terry.ts';
export { toComparisons } from './comparisons.ts';
export type { Comparisons, TieRule } from './comparisons.ts';
export { findComponents, findLinked } from './components.ts';
export { tallyByDay, tallyCounts, tallyStream, tallyVotes } from './count-votes.ts';
export type { DatedVote, DayTally } from './count-votes.ts';
export { normal95 } from './distributions.ts';
export { describeSlot } from './effects.ts';
export type { SlotEffect, TieEffect } from './effects.ts';
export { eloPerLogOdds, meanRating, roundPublished } from './elo-scale.ts';
export { computeElo } from './elo.ts';
export { fitBradleyTerry, fitStrengths, parametersOf } from './fit.ts';
export type { Fit, FitOptions } from './fit.ts';
export { computeHistory } from './history.ts';
export type { HistoryOptions, HistoryPoint } from './history.ts';
export {
  clusteredDoubt,
  sandwichOfProducts,
  sandwichOfVoters,
  sandwichOfVotes,
  widenForFew,
} from './intervals.ts';
export type { Doubt, IntervalMethod } from './intervals.ts';
export { drawMatchup, prepareDraws, valueMatchups } from './matchup.ts';
export type { DrawnMatchup, MatchupOptions, MatchupValue } from './matchup.ts';
export { createMatrix } from './matrix.ts';
export type { SquareMatrix } from './matrix.ts';
export { listNeighbourGaps } from './neighbours.ts';
export type { NeighbourGap } from './neighbours.ts';
export type { Method } from './parameters.ts';
export { expectHeadToHead, predictDifference, predictWin } from './predict.ts';
export type { HeadToHeadExpectation, Prediction } from './predict.ts';
export {
  chancesOfFirst,
  groupTies,
  separateFamily,
  separatePairs,
  spreadRanks,
  votesToSeparate,
} from './ranks.ts';
export { headToHead } from './records.ts';
export type { VoteRecord } from './records.ts';
export { sandwichCovariance, varianceOfDifference } from './sandwich.ts';
export { ScoreSums, scoreProductsOfClusters, scoreProductsOfVotes } from './scores.ts';
export { computeStandings, fewVotes, hasRating } from './standings.ts';
export type {
  RatedStanding,
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
} from './tally.ts';
export type { Outcome, Tally, Vote } from './tally.ts';
export { sumVoters, tallyByVoter } from './voters.ts';
export type { CastVote, VoterTally } from './voters.ts';
