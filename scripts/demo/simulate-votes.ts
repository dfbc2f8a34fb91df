import { expectedScore } from '../../src/lib/rating/index.ts';
import type { Outcome } from '../../src/lib/rating/index.ts';
import { seededNormal, seededUniform } from '../../src/lib/rating/distributions.ts';
import type { Vote } from '../../src/lib/voting/store/vote-store.ts';
import { demoModels } from './models.ts';
import type { DemoModel } from './models.ts';

/** A board of the demonstration, its share of all votes and the prompts it shows. */
export interface DemoBoard {
  readonly board: string;
  readonly share: number;
  /** None on an open board. */
  readonly prompts: readonly string[];
}

/** Somebody who does not answer what was asked, and how. */
export type Dishonesty = 'always-left' | 'always-right' | 'fan' | 'rival';

/** Simulated votes, and which of the voters were planted. */
export interface DemoVotes {
  /** In the order in which they were cast. */
  readonly votes: readonly Vote[];
  readonly planted: ReadonlyMap<string, Dishonesty>;
}

export interface DemoVoteOptions {
  readonly boards: readonly DemoBoard[];
  readonly count: number;
  /** The last day with votes, YYYY-MM-DD; the first lies a year before. */
  readonly until: string;
  readonly seed: number;
}

/** Whom fans push, and whom rivals pull down. */
const favourite = 'fathomreel-beta';
const target = 'alderworks-two';

const dayMilliseconds = 86_400_000;
/** One voter in so many is dishonest. */
const plantedEvery = 28;
const kinds: readonly Dishonesty[] = ['always-left', 'always-right', 'fan', 'rival'];
/** What the left side is worth to honest voters, in log-odds. */
const slot = 0.04;

/**
 * Votes of a year by voters with tastes of their own, and by some who do not answer what was asked.
 * The same seed gives the same votes. A voter answers a matchup once, and models are voted on from
 * the day of their release.
 */
export function simulateDemoVotes({ boards, count, until, seed }: DemoVoteOptions): DemoVotes {
  const random = seededUniform(seed);
  const normal = seededNormal(seed + 1);
  const end = Date.parse(`${until}T23:00:00Z`);
  const votes: Vote[] = [];
  const planted = new Map<string, Dishonesty>();
  for (let number = 0; votes.length < count; number += 1) {
    const voter = `demo-${String(number).padStart(5, '0')}`;
    const kind =
      number % plantedEvery === plantedEvery - 1
        ? kinds[Math.floor(number / plantedEvery) % kinds.length]
        : undefined;
    if (kind !== undefined) planted.set(voter, kind);
    // More people come every month; dishonest ones when all models are there.
    const age = kind === undefined ? 1 - Math.sqrt(random()) : random() * 0.12;
    const start = end - age * 365 * dayMilliseconds;
    const cast = castBy({ voter, kind, start, board: pickBoard(boards, random), random, normal });
    votes.push(...cast.slice(0, count - votes.length));
  }
  return { votes: votes.sort((left, right) => (left.id < right.id ? -1 : 1)), planted };
}

interface Caster {
  readonly voter: string;
  readonly kind: Dishonesty | undefined;
  readonly start: number;
  readonly board: DemoBoard;
  readonly random: () => number;
  readonly normal: () => number;
}

function castBy({ voter, kind, start, board, random, normal }: Caster): Vote[] {
  const day = new Date(start).toISOString().slice(0, 10);
  const models = demoModels.filter(({ released }) => released <= day);
  const taste = new Map(models.map(({ id }) => [id, 0.25 * normal()]));
  const matchups = shuffle(matchupsOf(models, board.prompts), random);
  const wanted = kind === undefined ? 4 + Math.floor(random() ** 2 * 40) : 26 + random() * 30;
  const chosen = kind === 'fan' || kind === 'rival' ? aimed(matchups, kind) : matchups;
  const pairs = (models.length * (models.length - 1)) / 2;
  return chosen.slice(0, wanted).map(({ one, other, prompt }, index): Vote => {
    const [left, right] = random() < 0.5 ? [one, other] : [other, one];
    const time = Math.round(start + index * 1000 * (12 + random() * 40));
    const lean = taste.get(left.id)! - taste.get(right.id)!;
    return {
      id: uuidV7(time, random),
      board: board.board,
      prompt,
      left: left.id,
      right: right.id,
      outcome: answer(kind, left, right, { lean, random }),
      propensity: 1 / pairs,
      watched: prompt === null ? null : true,
      castAt: new Date(time).toISOString(),
      voter,
    };
  });
}

interface DemoMatchup {
  readonly one: DemoModel;
  readonly other: DemoModel;
  readonly prompt: string | null;
}

function matchupsOf(models: readonly DemoModel[], prompts: readonly string[]): DemoMatchup[] {
  const shown: readonly (string | null)[] = prompts.length === 0 ? [null] : prompts;
  return models.flatMap((one, index) =>
    models.slice(index + 1).flatMap((other) => shown.map((prompt) => ({ one, other, prompt }))),
  );
}

/** The matchups of whom it is about come first: the others are passed over. */
function aimed(matchups: readonly DemoMatchup[], kind: 'fan' | 'rival'): DemoMatchup[] {
  const about = kind === 'fan' ? favourite : target;
  const isAbout = ({ one, other }: DemoMatchup): boolean => [one.id, other.id].includes(about);
  return [...matchups.filter(isAbout), ...matchups.filter((matchup) => !isAbout(matchup))];
}

function answer(
  kind: Dishonesty | undefined,
  left: DemoModel,
  right: DemoModel,
  { lean, random }: { readonly lean: number; readonly random: () => number },
): Outcome {
  if (kind === 'always-left') return 'left';
  if (kind === 'always-right') return 'right';
  const [liked, disliked] = [kind === 'fan' ? favourite : '', kind === 'rival' ? target : ''];
  if (left.id === liked || right.id === disliked) return 'left';
  if (right.id === liked || left.id === disliked) return 'right';
  const chance = expectedScore(left.strength - right.strength + lean + slot);
  const undecided = 0.25 * Math.min(chance, 1 - chance);
  const drawn = random();
  if (drawn < chance - undecided) return 'left';
  if (drawn >= chance + undecided) return 'right';
  return left.strength + right.strength < -0.4 && random() < 0.6 ? 'both_bad' : 'tie';
}

function pickBoard(boards: readonly DemoBoard[], random: () => number): DemoBoard {
  let rest = random() * boards.reduce((sum, { share }) => sum + share, 0);
  return boards.find(({ share }) => (rest -= share) < 0) ?? boards[0]!;
}

function shuffle<Item>(items: Item[], random: () => number): Item[] {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [items[last], items[other]] = [items[other]!, items[last]!];
  }
  return items;
}

/** A UUID in order of time (RFC 9562, version 7) from a time and chance. */
function uuidV7(milliseconds: number, random: () => number): string {
  const time = milliseconds.toString(16).padStart(12, '0');
  const digits = (count: number): string =>
    Array.from({ length: count }, () => Math.floor(random() * 16).toString(16)).join('');
  const variant = (8 + Math.floor(random() * 4)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${digits(3)}-${variant}${digits(3)}-${digits(12)}`;
}
