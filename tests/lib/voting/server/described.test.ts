import { describe, expect, it } from 'vitest';
import { toOpenApi } from '../../../../src/lib/catalog/api/open-api.ts';
import {
  problemDocument,
  votingComponents,
  votingOperations,
} from '../../../../src/lib/catalog/api/voting-api.ts';
import {
  answerChallenge,
  answerHealth,
  answerMatchup,
  answerSkip,
  answerStandings,
  answerVote,
} from '../../../../src/lib/voting/server/handlers.ts';
import { exportMyVotes } from '../../../../src/lib/voting/server/my-votes.ts';
import { refusals } from '../../../../src/lib/voting/refusal.ts';
import { aVoting, posting } from './running.ts';

/** Strict: a field that is not described fails. */
function expectDescribed(name: string, body: unknown): void {
  expect(votingComponents[name]!.safeParse(body).error?.issues).toBeUndefined();
}

describe('the OpenAPI document', () => {
  it('describes every answer of the vote API with all of its fields', async () => {
    const { browser: open, voting } = aVoting();
    const browser = open();
    const draw = async () =>
      (await (await browser.send(answerMatchup, '/api/matchup?board=next-project')).json()) as {
        ticket: string;
      };
    const matchup = await draw();
    expectDescribed('Matchup', matchup);
    expectDescribed(
      'Matchup',
      await (await browser.send(answerSkip, '/', posting({ ticket: matchup.ticket }))).json(),
    );
    const challenge = await browser.send(answerChallenge, '/', posting({ ticket: matchup.ticket }));
    expectDescribed('Challenge', await challenge.json());
    for (let votes = 0; votes < 6; votes += 1) {
      const { ticket } = await draw();
      const ballot = { ticket, outcome: votes % 2 === 0 ? 'left' : 'right' };
      expectDescribed('Ballot', ballot);
      const reveal = await browser.send(answerVote, '/', posting(ballot));
      expectDescribed('Reveal', await reveal.json());
    }
    const standings = await browser.send(
      (context) => answerStandings(context, 'next-project'),
      '/',
    );
    expectDescribed('LiveStandings', await standings.json());
    const mine = await browser.send((context) => exportMyVotes(context, 'json'), '/');
    expectDescribed('MyVotes', await mine.json());
    const health = await answerHealth(() => Promise.resolve(voting));
    expectDescribed('State', await health.json());
    const problem = await browser.send(answerVote, '/', posting({}));
    expect(problemDocument.safeParse(await problem.json()).error).toBeUndefined();
  });

  it('names every operation once, and statuses that a refusal can have', () => {
    const { paths } = toOpenApi('https://example.org') as { paths: Record<string, object> };
    for (const { path, method, problems } of votingOperations) {
      expect(paths[path]).toHaveProperty(method);
      const known: readonly number[] = Object.values(refusals).map(([status]) => status);
      expect(problems.filter((status) => !known.includes(status))).toEqual([]);
    }
  });
});
