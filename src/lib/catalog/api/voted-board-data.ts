import { z } from 'zod';
import { idSchema } from '../../schema/claim.ts';
import { voteHref } from '../vote-page.ts';
import type { VotedBoard } from '../voted-board.ts';

/** A board that readers vote on: what it asks, and where its standings are. */
export const votedBoardData = z
  .strictObject({
    id: idSchema.describe('Stays as it is for as long as the board is listed.'),
    name: z.string(),
    kind: z
      .enum(['open', 'blind'])
      .describe('open: two models by name. blind: two clips of one prompt, names hidden.'),
    question: z.string().describe('What voters are asked.'),
    page: z.string().describe('Path of its page on this site.'),
    vote: z.string().nullable().describe('Path at which it is voted on; null while it waits.'),
    standings: z
      .string()
      .describe('Path of the standings of the moment, which a server answers: see LiveStandings.'),
    models: z.array(idSchema).describe('Models that can be drawn.'),
    waitsFor: z.string().nullable().describe('What it waits for; null where it can be voted on.'),
  })
  .describe('A board that readers vote on. Its standings change with each vote, so they are live.');

/** A board that readers vote on, as the list of boards has it. */
export function toVotedBoardData(board: VotedBoard): Record<string, unknown> {
  const { id, name, kind, question, href, pool, missing } = board;
  return {
    ...{ id, name, kind, question },
    page: href,
    vote: missing === undefined ? voteHref(id) : null,
    standings: `/api/boards/${id}/standings`,
    models: pool,
    waitsFor: missing ?? null,
  };
}
