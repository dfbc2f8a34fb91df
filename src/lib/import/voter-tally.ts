import type { Outcome, VoterTally } from '../rating/index.ts';
import type { VoteFile } from './vote-file.ts';
import type { CountedVote } from './vote-rows.ts';
import { sortByVoter } from './votes-by-voter.ts';
import type { VotesByVoter } from './votes-by-voter.ts';

const outcomes: readonly Outcome[] = ['left', 'right', 'tie', 'both_bad'];

/**
 * All votes by voter with the voters' names, in the order of the names: what is needed where voters
 * are drawn or tested one by one. It is held in memory, 13 bytes for each kind of vote of a voter.
 *
 * @param models all models of the file, in the order of its tally
 */
export async function toVoterTally(file: VoteFile, models: readonly string[]): Promise<VoterTally> {
  const parts: VotesByVoter[] = [];
  await file.forEachVoterPart((part) => parts.push(sortByVoter(part)), {
    mostVotes: Number.POSITIVE_INFINITY,
  });
  const [part] = parts as [VotesByVoter];
  const codes = codesOf(await file.count(), models);
  const names = await file.voterNames();
  const named = names.map((_, voter) => voter);
  named.sort((first, second) => (names[first]! < names[second]! ? -1 : 1));
  const unnamed = Array.from({ length: part.voters - names.length }, (_, at) => names.length + at);
  const order = [...named, ...unnamed];
  const rows = new RowsByVoter(part.groups.length);
  const starts = new Uint32Array(order.length + 1);
  order.forEach((voter, place) => {
    const own = Uint32Array.from(
      part.groups.subarray(part.starts[voter], part.ends[voter]),
      (group) => codes[group]!,
    ).sort();
    for (const code of own) rows.add(code, starts[place]!);
    starts[place + 1] = rows.size;
  });
  return {
    models,
    voters: order.map((voter) => names[voter] ?? '(no voter)'),
    starts,
    ...rows.columns(models.length),
  };
}

/** The two models and the outcome of each kind of vote as one number. */
function codesOf(groups: readonly CountedVote[], models: readonly string[]): Uint32Array {
  const place = new Map(models.map((model, index) => [model, index]));
  return Uint32Array.from(
    groups,
    ({ left, right, outcome }) =>
      (place.get(left)! * models.length + place.get(right)!) * 4 + outcomes.indexOf(outcome),
  );
}

/** Rows in which equal votes of one voter are counted together. */
class RowsByVoter {
  size = 0;
  readonly #codes: Uint32Array;
  readonly #counts: Float64Array;

  constructor(most: number) {
    this.#codes = new Uint32Array(most);
    this.#counts = new Float64Array(most);
  }

  /** Adds a vote to the voter whose rows begin at `start`; equal codes come one after the other. */
  add(code: number, start: number): void {
    if (this.size > start && this.#codes[this.size - 1] === code) {
      this.#counts[this.size - 1]! += 1;
      return;
    }
    this.#codes[this.size] = code;
    this.#counts[this.size] = 1;
    this.size += 1;
  }

  columns(models: number): Pick<VoterTally, 'left' | 'right' | 'outcome' | 'count'> {
    const codes = this.#codes.subarray(0, this.size);
    return {
      left: Uint16Array.from(codes, (code) => Math.floor(code / 4 / models)),
      right: Uint16Array.from(codes, (code) => Math.floor(code / 4) % models),
      outcome: Uint8Array.from(codes, (code) => code & 3),
      count: this.#counts.subarray(0, this.size),
    };
  }
}
