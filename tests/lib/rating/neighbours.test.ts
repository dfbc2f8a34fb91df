import { describe, expect, it } from 'vitest';
import {
  computeStandings,
  hasRating,
  listNeighbourGaps,
  predictDifference,
  sandwichOfVoters,
  sumVoters,
  tallyByVoter,
  tallyCounts,
} from '../../../src/lib/rating/index.ts';
import { castInTurn, votes } from './cases.ts';

const board = [
  votes('a', 'b', 'left', 55),
  votes('a', 'b', 'right', 45),
  votes('b', 'c', 'left', 40),
  votes('c', 'b', 'left', 20),
  votes('a', 'c', 'tie', 10),
];

describe('listNeighbourGaps()', () => {
  it('goes from first to last, each gap with the interval of its difference', () => {
    const standings = computeStandings(tallyCounts(board));
    const gaps = listNeighbourGaps(standings);
    const order = standings.rows.filter(hasRating).map(({ model }) => model);
    expect(gaps.map(({ ahead }) => ahead)).toEqual(order.slice(0, -1));
    expect(gaps.map(({ behind }) => behind)).toEqual(order.slice(1));
    for (const { ahead, behind, difference, lower, upper } of gaps) {
      expect({ expected: difference, lower, upper }).toEqual(
        predictDifference(standings, ahead, behind),
      );
    }
  });

  it('forecasts the vote that settles two, at their present split, ties and all', () => {
    for (const ties of [0, 40]) {
      // n times the split of 55 to 45 and its ties is just enough, and one vote in a hundred less is not.
      const cast = (times: number) =>
        tallyCounts([
          votes('a', 'b', 'left', 55 * times),
          votes('a', 'b', 'right', 45 * times),
          votes('a', 'b', 'tie', ties * times),
        ]);
      const [gap] = listNeighbourGaps(computeStandings(cast(1)));
      const times = 1 + gap!.votesToSeparate! / (100 + ties);
      const [after] = listNeighbourGaps(computeStandings(cast(times)));
      expect(after!.votesToSeparate).toBe(0);
      const [before] = listNeighbourGaps(computeStandings(cast(0.99 * times)));
      expect(before!.votesToSeparate).toBeGreaterThan(0);
    }
  });

  it('asks for more votes where they come in clusters', () => {
    // Ten voters of whom each answers the same eight times over.
    const clustered = tallyByVoter(
      castInTurn([votes('a', 'b', 'left', 6), votes('a', 'b', 'right', 4)], 10).map((vote) => ({
        ...vote,
        count: 8,
      })),
    );
    const tally = sumVoters(clustered);
    const [alone] = listNeighbourGaps(computeStandings(tally));
    const [together] = listNeighbourGaps(
      computeStandings(tally, { interval: sandwichOfVoters(clustered) }),
    );
    // Eight votes that are one: at least eight times as many in all.
    expect(together!.votesToSeparate! + 80).toBeGreaterThan(8 * (alone!.votesToSeparate! + 80));
  });

  it('gives no number of votes where two are level, and no gaps where there is no rating', () => {
    const level = tallyCounts([votes('a', 'b', 'left', 3), votes('a', 'b', 'right', 3)]);
    expect(listNeighbourGaps(computeStandings(level))).toMatchObject([
      { difference: 0, votesToSeparate: null },
    ]);
    expect(listNeighbourGaps(computeStandings(tallyCounts([votes('a', 'b', 'left')])))).toEqual([]);
  });
});
