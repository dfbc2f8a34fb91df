import { z } from 'zod';
import { headToHead } from '../../rating/index.ts';
import type { Standing, Tally } from '../../rating/index.ts';
import { importedBoardSchema as boardSchema } from '../../schema/board.ts';
import { idSchema, statementSchema } from '../../schema/claim.ts';
import { dateSchema } from '../../schema/date.ts';
import type { BoardView, RatedBoard } from '../rated-board.ts';
import { sourceData, statementData, toSourcesData } from './model-data.ts';
import { fillNulls } from './null-fields.ts';

const { kind, name, question, label, credit, clusteredBy } = boardSchema.shape;
const count = z.int().nonnegative();

/** A row of a board. Numbers that the votes do not carry are null; `state` says why. */
export const standingData = z
  .strictObject({
    entry: idSchema.describe('What the board calls it; unlike `model` never null.'),
    label: z.string().describe('The name as published there.'),
    model: idSchema.nullable().describe('Id of the model it is, where the version is stated.'),
    state: z
      .enum(['rated', 'provisional', 'unbeaten', 'winless', 'unlinked'])
      .describe(
        'rated: has a rating. provisional: has one, from few votes. unbeaten, winless: no rating is high, or low, enough. unlinked: no votes tie it to the rated ones in both directions.',
      ),
    rating: z.number().nullable().describe('Elo points; the rated models have a mean of 1000.'),
    lower: z.number().nullable().describe('Lower end of the 95 % interval.'),
    upper: z.number().nullable().describe('Upper end of the 95 % interval.'),
    standardError: z.number().nullable().describe('Standard error of the rating, Elo points.'),
    rank: count.nullable().describe('Place by rating, from 1.'),
    rankLow: count.nullable().describe('Best place that the votes allow.'),
    rankHigh: count.nullable().describe('Worst place that the votes allow.'),
    votes: count,
    wins: count,
    losses: count,
    ties: count,
    bothBad: count.describe('Votes that found neither good.'),
  })
  .describe('What the votes of one view say of one entry.');

/** The counts between two entries of a board. */
export const pairData = z
  .strictObject({
    first: idSchema.describe('An entry.'),
    second: idSchema.describe('The other entry.'),
    firstWins: count,
    secondWins: count,
    ties: count,
    bothBad: count,
  })
  .describe('What two entries did against each other; all that ratings are made from.');

/** One ranking of a board. */
export const viewData = z
  .strictObject({
    id: idSchema.describe('overall, or what was judged.'),
    name: z.string(),
    question: z.string().describe('What people were asked to judge.'),
    scale: z.string().nullable().describe('The scale of the original scores.'),
    votes: count.describe('How many votes, or comparisons, it is made from.'),
    clusters: count.describe('How many groups of votes that are not independent.'),
    standings: z.array(standingData).describe('Rated entries by rating, then the others.'),
    pairs: z.array(pairData).describe('Every pair that met.'),
  })
  .describe('One ranking of a board: overall, or one question.');

const describedBoard = {
  id: idSchema.describe('Stays as it is for as long as the board is listed.'),
  name,
  kind,
  question,
  label,
  page: z.string().describe('Path of its page on this site.'),
  data: z.string().describe('Path of this board with its standings.'),
  collected: z
    .strictObject({ from: dateSchema.nullable(), to: dateSchema })
    .describe(boardSchema.shape.collected.description ?? ''),
  credit: credit.describe('Whose work the counts are, and under which licence.'),
  clusteredBy,
};

/** A board without its standings, for the list of boards. */
export const boardSummaryData = z
  .strictObject({
    ...describedBoard,
    votes: count.describe('Votes of the overall view.'),
    entries: count.describe('How many models it ranks.'),
    views: z.array(idSchema).describe('Its rankings: overall first.'),
  })
  .describe('A ranking with its own pool of votes; standings of two boards must not be compared.');

/** A board with the standings and counts of all its views. */
export const boardData = z
  .strictObject({
    ...describedBoard,
    sources: z.record(z.string(), sourceData),
    caveats: z.array(statementData).describe(boardSchema.shape.caveats.description ?? ''),
    views: z.array(viewData),
  })
  .describe('A board with its standings and the counts behind them.');

/** Path of a board's record. */
export function boardDataHref(id: string): string {
  return `/api/v1/boards/${id}.json`;
}

/** A board without its standings. */
export function toBoardSummaryData(board: RatedBoard): Record<string, unknown> {
  return {
    ...describe(board),
    votes: board.views[0]?.standings.votes ?? 0,
    entries: board.entries.length,
    views: board.views.map(({ id }) => id),
  };
}

/** A board with the standings of every view and the counts they are made from. */
export function toBoardData(board: RatedBoard): Record<string, unknown> {
  return {
    ...describe(board),
    sources: toSourcesData(board.sources),
    caveats: board.caveats.map((caveat) => fillNulls(statementSchema.shape, caveat)),
    views: board.views.map((view) => toViewData(view, board)),
  };
}

function describe(board: RatedBoard): Record<string, unknown> {
  return {
    id: board.id,
    name: board.name,
    kind: board.kind,
    question: board.question,
    label: board.label,
    page: board.href,
    data: boardDataHref(board.id),
    collected: { from: board.collected.from ?? null, to: board.collected.to },
    credit: board.credit,
    clusteredBy: board.clusteredBy,
  };
}

function toViewData(view: BoardView, board: RatedBoard): Record<string, unknown> {
  return {
    id: view.id,
    name: view.name,
    question: view.question,
    scale: view.scale ?? null,
    votes: view.standings.votes,
    clusters: view.clusters,
    standings: view.standings.rows.map((row) => toStandingData(row, board)),
    pairs: toPairsData(view.tally),
  };
}

function toStandingData(row: Standing, board: RatedBoard): Record<string, unknown> {
  const { model: key, state, rating, lower, upper, standardError, ...rest } = row;
  const entry = board.entries.find((candidate) => candidate.key === key)!;
  return {
    entry: key,
    label: entry.label,
    model: entry.modelId ?? null,
    ...{ state, rating, lower, upper, standardError },
    rank: rest.rank,
    rankLow: rest.rankLow,
    rankHigh: rest.rankHigh,
    votes: rest.votes,
    wins: rest.wins,
    losses: rest.losses,
    ties: rest.ties,
    bothBad: rest.bothBad,
  };
}

function toPairsData(tally: Tally): Record<string, unknown>[] {
  return tally.models.flatMap((first, index) =>
    tally.models.slice(index + 1).flatMap((second) => {
      const { votes, wins, losses, ties, bothBad } = headToHead(tally, first, second);
      return votes === 0
        ? []
        : [{ first, second, firstWins: wins, secondWins: losses, ties, bothBad }];
    }),
  );
}
