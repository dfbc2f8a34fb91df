import { z } from 'zod';
import { arenaSchema, captureSchema, publishedStandingSchema } from '../../schema/arena.ts';
import { idSchema, statementSchema } from '../../schema/claim.ts';
import { dateSchema } from '../../schema/date.ts';
import type { ArenaBoard, ArenaCapture, ArenaStanding } from '../arena-board.ts';
import { copiesOf, newestCopy } from '../arena-board.ts';
import { boardDataHref } from './board-data.ts';
import { sourceData, statementData, toSourcesData } from './model-data.ts';
import { fillNulls, toNullShape } from './null-fields.ts';

const { name, kind, arena, question, label, url, shown, reusable, credit, scales, events, gaps } =
  arenaSchema.shape;
const { rank, rating, below, above, votes, note } = publishedStandingSchema.shape;
const standingShape = { rank, rating, below, above, votes, note };

/** A board of another arena: what it is and whose; no figures. */
export const arenaSummaryData = z
  .strictObject({
    id: idSchema.describe('Stays as it is for as long as the board is listed.'),
    name,
    kind,
    arena,
    question,
    label,
    url,
    page: z.string().describe('Path of its page on this site.'),
    data: z.string().describe('Path of this record, with the figures where they may be reused.'),
    shown,
    reusable,
    newestCopy: dateSchema
      .nullable()
      .describe('Date of the newest copy read; null where only single places are quoted.'),
    credit: z.strictObject(toNullShape(credit.shape)).describe(credit.description ?? ''),
  })
  .describe('A board whose standings another arena publishes; never mixed with the ratings here.');

/** One entry of a copy, as the arena published it. */
export const publishedData = z
  .strictObject({
    name: publishedStandingSchema.shape.name,
    model: idSchema.nullable().describe('Id of the model it is, matched by hand.'),
    variant: z.string().nullable().describe('Which mode, size or checkpoint of the model.'),
    ...toNullShape(standingShape),
  })
  .describe('One entry of a board on one day, as published; null is not published, or not read.');

/** A dated copy of a board. */
export const copyData = z
  .strictObject({
    date: dateSchema,
    kind: captureSchema.shape.kind
      .exclude(['quoted'])
      .describe('board: a copy of all of it. top: its upper places.'),
    scale: idSchema
      .nullable()
      .describe('Key in `scales`; ratings of two scales must not be compared.'),
    places: z.int().positive().nullable().describe('How many places the board had that day.'),
    best: z.number().nullable().describe('The rating of its first place.'),
    source: idSchema.describe('Key in `sources`.'),
    pages: z.array(z.url()).describe('Addresses of the copies.'),
    standings: z.array(publishedData).describe('By place; entries without one last.'),
  })
  .describe('What a board of another arena said on one day.');

/** A board of another arena, with its figures where the licence lets others have them. */
export const arenaData = arenaSummaryData
  .extend({
    published: z
      .strictObject({
        sources: z.record(z.string(), sourceData),
        scales: z
          .record(idSchema, z.strictObject(toNullShape(scales.valueType.shape)))
          .describe(scales.description ?? ''),
        events: events.describe('What a reader of the figures must know at a date, by date.'),
        gaps: z
          .array(z.strictObject(toNullShape(gaps.element.shape)))
          .describe('Stretches of time of which little or nothing is at hand, by date.'),
        caveats: z.array(statementData).describe(arenaSchema.shape.caveats.description ?? ''),
        copies: z.array(copyData).describe('By date. Places that others quote are not among them.'),
      })
      .nullable()
      .describe('The figures; null where `reusable` is false: read them at `url`.'),
  })
  .describe('A board of another arena, with its dated figures where they may be reused.');

/** A board of another arena without figures. */
export function toArenaSummaryData(board: ArenaBoard): Record<string, unknown> {
  return {
    id: board.id,
    name: board.name,
    kind: board.kind,
    arena: board.arena,
    question: board.question,
    label: board.label,
    url: board.url,
    page: board.href,
    data: boardDataHref(board.id),
    shown: board.shown,
    reusable: board.reusable,
    newestCopy: newestCopy(board)?.date ?? null,
    credit: fillNulls(credit.shape, board.credit),
  };
}

/** A board of another arena with its figures, or without where they may not be handed on. */
export function toArenaData(board: ArenaBoard): Record<string, unknown> {
  return {
    ...toArenaSummaryData(board),
    published: board.reusable
      ? {
          sources: toSourcesData(board.sources),
          scales: Object.fromEntries(
            Object.entries(board.scales).map(([key, scale]) => [
              key,
              fillNulls(scales.valueType.shape, scale),
            ]),
          ),
          events: board.events,
          gaps: board.gaps.map((gap) => fillNulls(gaps.element.shape, gap)),
          caveats: board.caveats.map((caveat) => fillNulls(statementSchema.shape, caveat)),
          copies: copiesOf(board).map(toCopyData),
        }
      : null,
  };
}

function toCopyData(copy: ArenaCapture): Record<string, unknown> {
  return {
    date: copy.date,
    kind: copy.kind,
    scale: copy.scale ?? null,
    places: copy.places ?? null,
    best: copy.best ?? null,
    source: copy.source,
    pages: copy.pages,
    standings: copy.rows.map(toPublishedData),
  };
}

function toPublishedData({ entry, ...row }: ArenaStanding): Record<string, unknown> {
  return {
    name: entry.name,
    model: entry.model?.id ?? null,
    variant: entry.variant ?? null,
    ...fillNulls(standingShape, row),
  };
}
