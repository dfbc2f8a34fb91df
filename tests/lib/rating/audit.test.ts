import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  auditVotes,
  computeStandings,
  findFragility,
  findSuspectVoters,
  fitStrengths,
  hasRating,
  sandwichOfVoters,
  sumVoters,
  tallyByVoter,
  tallyCounts,
  toComparisons,
} from '../../../src/lib/rating/index.ts';
import type {
  AuditFinding,
  CastVote,
  StandingOptions,
  Tally,
  VoterTally,
} from '../../../src/lib/rating/index.ts';
import { seededUniform } from '../../../src/lib/rating/distributions.ts';
import { simulateVotes } from '../../../scripts/bench/simulate-votes.ts';
import { linkedVotes, votes } from './cases.ts';
import type { GroupedVote } from './cases.ts';

type Test = AuditFinding['test'];

const methods = ['bradley-terry', 'davidson'] as const;

function finding(test: Test, cast: readonly GroupedVote[], options?: StandingOptions) {
  return auditVotes(tallyCounts(cast), options).find((found) => found.test === test);
}

/** Wins and losses between two models, each on both sides alike. */
function bothSides(first: string, second: string, wins: number, losses: number): GroupedVote[] {
  return [
    votes(first, second, 'left', wins / 2),
    votes(second, first, 'right', wins / 2),
    votes(first, second, 'right', losses / 2),
    votes(second, first, 'left', losses / 2),
  ];
}

/** Three models of which each beats the next, 90 to 10. */
function circle(a: string, b: string, c: string): GroupedVote[] {
  return [bothSides(a, b, 90, 10), bothSides(b, c, 90, 10), bothSides(c, a, 90, 10)].flat();
}

/** Independent votes on models of known strengths: nothing to find. */
function honest(seed: number, voters = 60): VoterTally {
  return tallyByVoter(
    simulateVotes({ strengths: [0.8, 0.4, 0, -0.4, -0.8], voters, votesEach: 10, ties: 0.2, seed }),
  );
}

describe('auditVotes()', () => {
  it('looks at each thing once, with a sentence for what was tested and for what it means', () => {
    const board = honest(1);
    const findings = auditVotes(sumVoters(board), {}, board);
    expect(findings.map(({ test }) => test)).toEqual([
      'separation',
      'slot',
      'tie-convention',
      'fit',
      'intransitivity',
      'fragility',
      'voter-concentration',
      'voters',
    ]);
    for (const { tested, verdict } of findings) {
      expect(tested).toMatch(/^[A-Z].*\.$/);
      expect(verdict).toMatch(/\.$/);
    }
  });

  it('leaves voters out where they are not known, and says nothing more where no model is rated', () => {
    const tests = (cast: GroupedVote[]) => auditVotes(tallyCounts(cast)).map(({ test }) => test);
    expect(tests(bothSides('a', 'b', 4, 2))).not.toContain('voters');
    expect(tests([votes('a', 'b', 'left', 3)])).toEqual(['separation']);
  });

  it('does not change its input', () => {
    const board = honest(2);
    const tally = sumVoters(board);
    const before = structuredClone([board, tally]);
    auditVotes(tally, { interval: sandwichOfVoters(board) }, board);
    expect([board, tally]).toEqual(before);
  });

  describe('separation', () => {
    it('is no concern where all models have a rating', () => {
      expect(finding('separation', bothSides('a', 'b', 4, 2))).toMatchObject({
        figure: 0,
        isConcern: false,
      });
    });

    it('names each model without one and why', () => {
      const cast = [...bothSides('a', 'b', 4, 2), votes('z', 'a', 'left', 2)];
      expect(finding('separation', cast)).toMatchObject({ figure: 1, isConcern: true });
      expect(finding('separation', cast)!.verdict).toContain('z (unbeaten)');
    });
  });

  describe('slot', () => {
    it('finds a preferred side and says which', () => {
      const lefts = (left: string, right: string) => [
        votes(left, right, 'left', 70),
        votes(left, right, 'right', 30),
      ];
      const cast = [...lefts('a', 'b'), ...lefts('b', 'a')];
      const found = finding('slot', cast)!;
      // 70 to 30 is a log-odds of .847, in points 400 / ln 10 times as much.
      expect(found.figure).toBeCloseTo((400 / Math.LN10) * Math.log(7 / 3), 4);
      expect(found.isConcern).toBe(true);
      expect(found.verdict).toMatch(/^The left side is worth 147 points/);
    });

    it('finds none where both sides did alike', () => {
      const found = finding('slot', bothSides('a', 'b', 40, 20))!;
      expect(found.figure).toBeCloseTo(0, 5);
      expect(found.isConcern).toBe(false);
    });

    it('says where the votes cannot tell', () => {
      const cast = [votes('a', 'b', 'left', 4), votes('a', 'b', 'right', 2)];
      expect(finding('slot', cast)).toMatchObject({ figure: null, isConcern: false });
    });
  });

  describe('tie-convention', () => {
    it('names the models whose places depend on it', () => {
      // Against c, a took 6 of 8; b 8 of 12 with ties as half wins, but 5 of 6 without them.
      const cast = [
        ...bothSides('a', 'c', 6, 2),
        votes('b', 'c', 'left', 5),
        votes('b', 'c', 'right', 1),
        votes('b', 'c', 'tie', 6),
      ];
      const found = finding('tie-convention', cast)!;
      expect(found).toMatchObject({ figure: 2, isConcern: true });
      expect(found.verdict).toContain('a, b');
    });

    it('finds nothing to depend on where there are no ties', () => {
      fc.assert(
        fc.property(linkedVotes, (cast) => {
          const decided = cast.filter(({ outcome }) => outcome !== 'tie');
          expect(finding('tie-convention', decided)).toMatchObject({
            figure: 0,
            isConcern: false,
          });
        }),
        { numRuns: 15 },
      );
    });
  });

  describe('fit', () => {
    it('finds that no strengths explain a circle', () => {
      const found = finding('fit', circle('a', 'b', 'c'))!;
      // Three pairs at 90 of 100 where 50 are expected: 3 x 40^2 / 25.
      expect(found).toMatchObject({ figure: 192, isConcern: true });
      expect(found.verdict).toContain('p under 0.001');
    });

    it.each(methods)('lets honest boards be, all but one in a hundred, under %s', (method) => {
      const figures = Array.from({ length: 20 }, (_, seed) => sumVoters(honest(100 + seed))).map(
        (tally) => auditVotes(tally, { method }).find(({ test }) => test === 'fit')!,
      );
      expect(figures.filter(({ isConcern }) => isConcern).length).toBeLessThanOrEqual(2);
      // Ten pairs less four strengths: six degrees of freedom, so a mean of 6 and a variance of 12.
      const mean = figures.reduce((sum, { figure }) => sum + figure!, 0) / figures.length;
      expect(Math.abs(mean - 6)).toBeLessThan(3 * Math.sqrt(12 / 20));
    });

    it('finds that no strengths explain a circle with ties under Davidson', () => {
      const cast = [
        ...circle('a', 'b', 'c'),
        votes('a', 'b', 'tie', 20),
        votes('b', 'c', 'tie', 20),
        votes('c', 'a', 'tie', 20),
      ];
      const found = finding('fit', cast, { method: 'davidson' })!;
      // Each pair has 100 of 120 points where 60 are expected. A vote scatters by a quarter unless
      // it is a tie, so the 120 by 25; they scatter as much as that: 3 x 40^2 / 25.
      expect(found).toMatchObject({ figure: 192, isConcern: true });
    });

    it('cannot tell where there are no more pairs than strengths', () => {
      const found = finding('fit', bothSides('a', 'b', 40, 20))!;
      expect(found).toMatchObject({ figure: 0, isConcern: false });
      expect(found.verdict).toBe('Too few pairs to tell.');
    });
  });

  describe('intransitivity', () => {
    it('finds circles between models that are told apart otherwise', () => {
      // Four tiers of three, each tier a circle, each model beating all of the tiers below.
      const tiers = ['a b c', 'd e f', 'g h i', 'j k l'].map((tier) => tier.split(' '));
      const cast = tiers.flatMap((tier, level) => [
        ...circle(tier[0]!, tier[1]!, tier[2]!),
        ...tier.flatMap((upper) =>
          tiers
            .slice(level + 1)
            .flatMap((below) => below.flatMap((lower) => bothSides(upper, lower, 98, 2))),
        ),
      ]);
      const found = finding('intransitivity', cast)!;
      expect(found).toMatchObject({ figure: 4, isConcern: true });
      expect(found.verdict).toContain('a > b > c');
    });

    it('finds none in an order, and lets honest boards be', () => {
      const order = [
        ...bothSides('a', 'b', 60, 40),
        ...bothSides('b', 'c', 60, 40),
        ...bothSides('a', 'c', 70, 30),
      ];
      expect(finding('intransitivity', order)).toMatchObject({ figure: 0, isConcern: false });
      const flagged = Array.from({ length: 10 }, (_, seed) => sumVoters(honest(200 + seed)))
        .map((tally) => auditVotes(tally).find(({ test }) => test === 'intransitivity')!)
        .filter(({ isConcern }) => isConcern);
      expect(flagged.length).toBeLessThanOrEqual(1);
    });

    it('finds one circle whose every result is beyond chance, and none with a result that is not', () => {
      const sure = finding('intransitivity', circle('a', 'b', 'c'))!;
      expect(sure.isConcern).toBe(true);
      expect(sure.verdict).toBe(
        '1 seen, about 0.3 to be expected by chance; 1 of them with all three results beyond chance, such as a > b > c.',
      );
      // 90 to 10 twice, and 52 to 48.
      const unsure = [
        bothSides('a', 'b', 90, 10),
        bothSides('b', 'c', 90, 10),
        bothSides('c', 'a', 52, 48),
      ].flat();
      expect(finding('intransitivity', unsure)).toMatchObject({ figure: 1, isConcern: false });
    });
  });

  describe('fragility', () => {
    it('calls a lead of a handful in a thousand fragile, and a landslide not', () => {
      const close = finding('fragility', bothSides('a', 'b', 502, 498))!;
      expect(close).toMatchObject({ figure: 5, isConcern: true });
      expect(close.verdict).toBe('5 of 1000 votes (0.50 %): without them b is first.');
      expect(finding('fragility', bothSides('a', 'b', 700, 300))).toMatchObject({
        figure: 401,
        isConcern: false,
      });
    });
  });

  describe('voter-concentration', () => {
    const concentrationOf = (counts: readonly number[]) => {
      const cast: CastVote[] = counts.flatMap((count, voter) =>
        (['left', 'right'] as const).map((outcome) => ({
          left: 'a',
          right: 'b',
          outcome,
          voter: `v${voter}`,
          count: count / 2,
        })),
      );
      const board = tallyByVoter(cast);
      return auditVotes(sumVoters(board), {}, board).find(
        ({ test }) => test === 'voter-concentration',
      )!;
    };

    it('counts equal voters fully, and unequal ones as Kish does', () => {
      expect(concentrationOf(new Array<number>(40).fill(10))).toMatchObject({
        figure: 40,
        isConcern: false,
      });
      // (30 + 10)^2 / (30^2 + 10^2)
      expect(concentrationOf([30, 10]).figure).toBe(1.6);
    });

    it('is a concern where one voter cast more than a tenth, or few voters cast all', () => {
      const [many, few] = [new Array<number>(100).fill(10), new Array<number>(20).fill(10)];
      expect(concentrationOf([...many, 100]).isConcern).toBe(false);
      expect(concentrationOf([...many, 140])).toMatchObject({ isConcern: true });
      expect(concentrationOf([...many, 140]).verdict).toContain('12.3 % of the votes');
      expect(concentrationOf(few).isConcern).toBe(true);
    });

    it('counts 150,000 voters', () => {
      const board = oneVoteEach(150_000);
      expect(
        auditVotes(sumVoters(board), {}, board).find(({ test }) => test === 'voter-concentration'),
      ).toMatchObject({ figure: 150_000 });
    });
  });

  describe('voters', () => {
    it('names who leans, to what and how far', () => {
      const board = withVoter('always-left', ({ left, right }) => ({
        left,
        right,
        outcome: 'left',
      }));
      const found = auditVotes(sumVoters(board), {}, board).find(({ test }) => test === 'voters')!;
      expect(found).toMatchObject({ figure: 1, isConcern: true });
      expect(found.verdict).toMatch(
        /^1 of 61 voters stand out: always-left \(left side, z \d+(\.\d+)?\)\.$/,
      );
    });

    it('finds no one on an honest board', () => {
      const board = honest(5);
      expect(
        auditVotes(sumVoters(board), {}, board).find(({ test }) => test === 'voters'),
      ).toMatchObject({ figure: 0, verdict: 'No voter stands out.', isConcern: false });
    });
  });
});

/** Voters with one vote each, for a and b in turn. */
function oneVoteEach(count: number): VoterTally {
  return {
    models: ['a', 'b'],
    voters: Array.from({ length: count }, (_, index) => `v${index}`),
    starts: Uint32Array.from({ length: count + 1 }, (_, index) => index),
    left: new Uint16Array(count),
    right: new Uint16Array(count).fill(1),
    outcome: Uint8Array.from({ length: count }, (_, index) => index % 2),
    count: new Float64Array(count).fill(1),
  };
}

/** An honest board and one voter more, who answers sixty of its matchups after a rule. */
function withVoter(
  voter: string,
  answer: (vote: CastVote) => Omit<CastVote, 'voter'>,
  seed = 6,
): VoterTally {
  const cast = simulateVotes({
    strengths: [0.8, 0.4, 0, -0.4, -0.8],
    voters: 60,
    votesEach: 20,
    ties: 0.2,
    seed,
  });
  const own = cast.slice(0, 60).map((vote) => ({ ...answer(vote), voter }));
  return tallyByVoter([...cast, ...own]);
}

describe('findSuspectVoters()', () => {
  const suspectsOf = (board: VoterTally, options: StandingOptions = {}) =>
    findSuspectVoters(board, computeStandings(sumVoters(board), options).fit!, options);

  it('tells whom a voter raises, lowers or always puts on one side', () => {
    const right = suspectsOf(
      withVoter('bot', ({ left, right }) => ({ left, right, outcome: 'right' })),
    );
    expect(right[0]).toMatchObject({ voter: 'bot', leaning: 'slot', votes: 60 });
    expect(right[0]!.z).toBeLessThan(-4);
    const raised = suspectsOf(
      withVoter('fan', ({ left, right, outcome }) => ({
        left,
        right,
        outcome: left === 'm4' ? 'left' : right === 'm4' ? 'right' : outcome,
      })),
    );
    expect(raised[0]).toMatchObject({ voter: 'fan', leaning: 'm4' });
    expect(raised[0]!.z).toBeGreaterThan(4);
    const lowered = suspectsOf(
      withVoter('foe', ({ left, right, outcome }) => ({
        left,
        right,
        outcome: left === 'm0' ? 'right' : right === 'm0' ? 'left' : outcome,
      })),
    );
    expect(lowered[0]).toMatchObject({ voter: 'foe', leaning: 'm0' });
    expect(lowered[0]!.z).toBeLessThan(-4);
  });

  it('accuses an honest voter on one board in twenty at most', () => {
    const accused = Array.from({ length: 20 }, (_, seed) => suspectsOf(honest(300 + seed)));
    expect(accused.filter((list) => list.length > 0).length).toBeLessThanOrEqual(3);
  });

  it('sorts by how sure it is, and asks more of each test the more tests there are', () => {
    const board = withVoter('bot', ({ left, right }) => ({ left, right, outcome: 'left' }));
    const suspects = suspectsOf(board);
    const chances = suspects.map(({ pAdjusted }) => pAdjusted);
    expect(chances).toEqual(chances.toSorted((left, right) => left - right));
    for (const chance of chances) expect(chance).toBeLessThan(0.05);
    // The same voter among twice as many: each p-value is multiplied by about twice as much.
    const crowd = tallyByVoter([...castOf(board), ...castOf(board).map(renamed)]);
    const [alone, among] = [board, crowd].map((list) =>
      suspectsOf(list).find(({ voter }) => voter === 'bot')!,
    );
    expect(among!.z).toBeCloseTo(alone!.z, 5);
    expect(among!.pAdjusted / alone!.pAdjusted).toBeCloseTo(2, 5);
  });

  it('does not accuse a voter of one upset, however rare', () => {
    // On a board of 99 to 1 one voter in a hundred gives the rare answer.
    const cast = Array.from({ length: 4000 }, (_, index): CastVote => ({
      left: index % 2 === 0 ? 'a' : 'b',
      right: index % 2 === 0 ? 'b' : 'a',
      outcome: index % 100 < 2 === (index % 2 === 0) ? 'right' : 'left',
      voter: `v${index}`,
    }));
    expect(suspectsOf(tallyByVoter(cast))).toEqual([]);
    // Five times the rare answer and nothing else is another matter.
    const stubborn = Array.from({ length: 5 }, () => ({ ...cast[0]!, voter: 'stubborn' }));
    expect(cast[0]!.outcome).toBe('right');
    expect(suspectsOf(tallyByVoter([...cast, ...stubborn])).map(({ voter }) => voter)).toContain(
      'stubborn',
    );
  });

  it('has a p-value that is exact where all answers go one way', () => {
    // Twelve right answers between equals, one other voter with as many left ones to keep the board level.
    const answers = (voter: string, outcome: 'left' | 'right', count: number): CastVote[] => [
      { left: 'a', right: 'b', outcome, voter, count },
      { left: 'b', right: 'a', outcome, voter, count },
    ];
    const board = tallyByVoter([...answers('one', 'right', 10), ...answers('two', 'left', 10)]);
    const slots = suspectsOf(board).filter(({ leaning }) => leaning === 'slot');
    expect(slots.map(({ voter }) => voter).sort()).toEqual(['one', 'two']);
    // Three tests a voter: the side and two models.
    for (const { pAdjusted } of slots) expect(pAdjusted).toBeCloseTo(6 * 2 * 0.5 ** 20, 12);
  });

  it('judges sides against a board that prefers one, where the fit knows of it', () => {
    const leftish = Array.from({ length: 1200 }, (_, index): CastVote => ({
      left: index % 2 === 0 ? 'a' : 'b',
      right: index % 2 === 0 ? 'b' : 'a',
      outcome: index % 5 === 0 ? 'right' : 'left',
      voter: `v${index % 12}`,
    }));
    const board = tallyByVoter(leftish);
    expect(new Set(suspectsOf(board).map(({ voter }) => voter)).size).toBe(12);
    const withSlot = fitStrengths(toComparisons(sumVoters(board)), { slot: true });
    expect(findSuspectVoters(board, withSlot)).toEqual([]);
    const found = auditVotes(sumVoters(board), {}, board).find(({ test }) => test === 'voters');
    expect(found).toMatchObject({ figure: 0 });
  });

  it('looks at 150,000 voters without running out of room', () => {
    const board = oneVoteEach(150_000);
    expect(suspectsOf(board)).toEqual([]);
  });

  it('looks past votes that the tie rule drops and models without a rating', () => {
    const board = honest(7);
    const more = tallyByVoter([
      ...castOf(board),
      ...Array.from({ length: 50 }, (): CastVote => ({
        left: 'm0',
        right: 'm1',
        outcome: 'both_bad',
        voter: 'grumbler',
      })),
      { left: 'unbeaten', right: 'm0', outcome: 'left', voter: 'grumbler' },
    ]);
    const rule = { bothBad: 'drop' } as const;
    expect(suspectsOf(more, rule)).toEqual(suspectsOf(board, rule));
  });
});

function renamed(vote: CastVote): CastVote {
  return { ...vote, voter: `${vote.voter}-again` };
}

/** The votes of a tally, one by one as they were grouped. */
function castOf(board: VoterTally): CastVote[] {
  const names = ['left', 'right', 'tie', 'both_bad'] as const;
  return board.voters.flatMap((voter, index) =>
    Array.from({ length: board.starts[index + 1]! - board.starts[index]! }, (_, offset) => {
      const row = board.starts[index]! + offset;
      return {
        left: board.models[board.left[row]!]!,
        right: board.models[board.right[row]!]!,
        outcome: names[board.outcome[row]!]!,
        count: board.count[row]!,
        voter,
      };
    }),
  );
}

describe('findFragility()', () => {
  it('takes, between two, one vote more than the lead', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 2, max: 40 })
          .chain((losses) =>
            fc.tuple(fc.integer({ min: losses + 1, max: 2 * losses }), fc.constant(losses)),
          ),
        ([wins, losses]) => {
          const cast = [votes('a', 'b', 'left', wins), votes('a', 'b', 'right', losses)];
          expect(findFragility(tallyCounts(cast))).toEqual({
            votes: wins - losses + 1,
            newLeader: 'b',
          });
        },
      ),
    );
  });

  // The forecast of all six wins falls short of the lead, and no refit is tried.
  it('finds that five of six wins suffice against two', () => {
    const cast = [votes('a', 'b', 'left', 6), votes('a', 'b', 'right', 2)];
    expect(findFragility(tallyCounts(cast))).toEqual({ votes: 5, newLeader: 'b' });
  });

  it('takes as many votes whatever the models are called', () => {
    const [first, second] = [
      ['a', 'b'],
      ['b', 'a'],
    ].map(([leader, other]) =>
      findFragility(
        tallyCounts([votes(leader!, other!, 'left', 4), votes(leader!, other!, 'right', 2)]),
      ),
    );
    expect(second!.votes).toBe(first!.votes);
  });

  it('finds nothing where no removal leaves two models with a rating', () => {
    const cast = [votes('a', 'b', 'left', 3), votes('a', 'b', 'right', 1)];
    expect(findFragility(tallyCounts(cast))).toBeUndefined();
    expect(findFragility(tallyCounts([votes('a', 'b', 'left', 3)]))).toBeUndefined();
  });

  it('finds the fewest votes that any removal takes, nearly always', () => {
    const boards = Array.from({ length: 15 }, (_, seed) => smallBoard(seed));
    const compared = boards
      .map((cast) => ({ found: findFragility(tallyCounts(cast)), fewest: fewestToRemove(cast, 3) }))
      .filter(({ fewest }) => fewest !== undefined);
    expect(compared.length).toBeGreaterThan(8);
    for (const { found, fewest } of compared) {
      // It takes votes in the order of a forecast, so it may need more; never less.
      expect(found!.votes).toBeGreaterThanOrEqual(fewest!);
    }
    const exact = compared.filter(({ found, fewest }) => found!.votes === fewest);
    expect(exact.length / compared.length).toBeGreaterThan(0.9);
  });

  it('names a leader that some removal of that many votes makes', () => {
    const boards = [0, 1, 2, 3, 4, 5, 6, 7]
      .map((seed) => ({
        cast: smallBoard(seed),
        found: findFragility(tallyCounts(smallBoard(seed))),
      }))
      .filter(({ found }) => found !== undefined && found.votes <= 3);
    expect(boards.length).toBeGreaterThan(3);
    for (const { cast, found } of boards) {
      const leaders = new Set(removals(cast, found!.votes).map((rest) => leaderOf(rest)));
      expect(leaders).toContain(found!.newLeader);
    }
  });

  it('finds that n - 1 of n wins suffice against two, however large n', () => {
    for (const wins of [9, 30, 100]) {
      const cast = [votes('a', 'b', 'left', wins), votes('a', 'b', 'right', 2)];
      expect(findFragility(tallyCounts(cast))).toEqual({ votes: wins - 1, newLeader: 'b' });
    }
  });

  it('does not take votes that the tie rule drops', () => {
    const decided = bothSides('a', 'b', 12, 8);
    const withTies = [...decided, votes('a', 'b', 'tie', 40)];
    const rule = { ties: 'drop' } as const;
    expect(findFragility(tallyCounts(withTies), rule)).toEqual(findFragility(tallyCounts(decided)));
  });

  it('follows the method: under Davidson ties do not hold a leader back', () => {
    const cast = [...bothSides('a', 'b', 12, 8), votes('a', 'b', 'tie', 40)];
    const davidson = findFragility(tallyCounts(cast), { method: 'davidson' });
    expect(davidson).toEqual({ votes: 5, newLeader: 'b' });
  });
});

/** One to six wins each way between three models, some ties. */
function smallBoard(seed: number): GroupedVote[] {
  const uniform = seededUniform(seed);
  const upTo = (most: number): number => 1 + Math.floor(uniform() * most);
  return ['ab', 'ac', 'bc'].flatMap((pair) => [
    votes(pair[0]!, pair[1]!, 'left', upTo(6)),
    votes(pair[0]!, pair[1]!, 'right', upTo(6)),
    votes(pair[0]!, pair[1]!, 'tie', upTo(4) - 1),
  ]);
}

/** The leader, where all models still have a rating: taking its losses away makes nobody fall. */
function leaderOf(tally: Tally): string | undefined {
  const rated = computeStandings(tally).rows.filter(hasRating);
  return rated.length === tally.models.length ? rated[0]!.model : undefined;
}

/** Every way to take so many votes out. */
function removals(cast: readonly GroupedVote[], count: number): Tally[] {
  const all: Tally[] = [];
  const remove = (from: number, left: number, rest: readonly GroupedVote[]): void => {
    if (left === 0) all.push(tallyCounts(rest));
    for (let at = from; left > 0 && at < rest.length; at += 1) {
      for (let taken = 1; taken <= Math.min(left, rest[at]!.count); taken += 1) {
        const fewer = { ...rest[at]!, count: rest[at]!.count - taken };
        remove(at + 1, left - taken, rest.with(at, fewer));
      }
    }
  };
  remove(0, count, cast);
  return all;
}

/** The fewest votes without which another model leads, by trying all; undefined above a number. */
function fewestToRemove(cast: readonly GroupedVote[], most: number): number | undefined {
  const leader = leaderOf(tallyCounts(cast));
  for (let count = 1; count <= most; count += 1) {
    const leaders = removals(cast, count).map(leaderOf);
    if (leaders.some((other) => other !== undefined && other !== leader)) return count;
  }
  return undefined;
}
