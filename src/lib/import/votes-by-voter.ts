import { HashIndex } from './hash-index.ts';
import type { Hash } from './hash-index.ts';

/**
 * Votes of some or all voters, those of one voter together, voters in the order of the hashes of
 * their names. Voters without a name stand last, with one vote each.
 */
export interface VotesByVoter {
  readonly voters: number;
  /** How many of them have no name. */
  readonly unnamed: number;
  /** `starts[v]` to `ends[v]` are the votes of voter v. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** For each vote the position of its kind in the list of counts. */
  readonly groups: Uint16Array | Uint32Array;
  /** For each vote its day, as days after the first; empty where days were not asked for. */
  readonly days: Uint16Array;
}

/** A run of rows: hashes as low and high halves in turn. */
interface Rows {
  readonly voters: Uint32Array;
  readonly kinds: Uint32Array;
  readonly days: BigInt64Array | BigUint64Array | undefined;
}

/** Votes as they come from a file, in any order, before they are sorted by voter. */
export class VoterPart {
  readonly index = new HashIndex();
  /** How many votes without a voter there are of each kind: the key is group + kinds * day. */
  readonly unnamed = new Map<number, number>();
  readonly kinds: number;
  readonly isDated: boolean;
  size = 0;
  voter: Uint32Array;
  group: Uint16Array | Uint32Array;
  day: Uint16Array;
  readonly #kindIndex: HashIndex;
  readonly #nobody: readonly Hash[];
  readonly #from: number;
  readonly #to: number;

  /**
   * @param index numbers the hashes of the kinds of votes
   * @param nobody hashes that stand for no voter
   * @param part which part of the hashes is wanted, of so many; votes of others are passed over
   */
  constructor({
    index,
    nobody,
    part,
    parts,
    votes,
    from,
  }: {
    readonly index: HashIndex;
    readonly nobody: readonly Hash[];
    readonly part: number;
    readonly parts: number;
    readonly votes: number;
    readonly from?: string;
  }) {
    this.#kindIndex = index;
    this.#nobody = nobody;
    this.#from = Math.ceil((part * 2 ** 32) / parts);
    this.#to = Math.ceil(((part + 1) * 2 ** 32) / parts);
    this.kinds = index.size;
    this.isDated = from !== undefined;
    const expected = Math.ceil(parts === 1 ? votes : (votes / parts) * 1.1);
    this.voter = new Uint32Array(expected);
    this.group = this.kinds <= 65_536 ? new Uint16Array(expected) : new Uint32Array(expected);
    this.day = new Uint16Array(this.isDated ? expected : 0);
  }

  /** Adds votes, as far as they belong to this part. */
  addRows(rows: number, { voters, kinds, days }: Rows): void {
    while (this.size + rows > this.voter.length) this.#grow();
    const [absent, empty] = this.#nobody as [Hash, Hash];
    const kindIndex = this.#kindIndex;
    const index = this.index;
    const voter = this.voter;
    const group = this.group;
    const from = this.#from;
    const to = this.#to;
    let size = this.size;
    for (let row = 0; row < rows; row += 1) {
      const low = voters[2 * row]!;
      const high = voters[2 * row + 1]!;
      const isAbsent = low === absent.low && high === absent.high;
      if (isAbsent || (low === empty.low && high === empty.high)) {
        const day = days === undefined ? 0 : Number(days[row]!);
        this.#addUnnamed(kindIndex.find(kinds[2 * row]!, kinds[2 * row + 1]!), day);
        continue;
      }
      if (high < from || high >= to) continue;
      voter[size] = index.add(low, high);
      group[size] = kindIndex.find(kinds[2 * row]!, kinds[2 * row + 1]!);
      if (days !== undefined) this.day[size] = Number(days[row]!);
      size += 1;
    }
    this.size = size;
  }

  /** Adds a vote that names no voter; all of them belong to the last part. */
  #addUnnamed(group: number, day: number): void {
    if (this.#to < 2 ** 32) return;
    const key = group + this.kinds * day;
    this.unnamed.set(key, (this.unnamed.get(key) ?? 0) + 1);
  }

  #grow(): void {
    const length = Math.ceil(this.voter.length * 1.25) + 4096;
    const grown = <Numbers extends Uint16Array | Uint32Array>(numbers: Numbers): Numbers => {
      const copy = new (numbers.constructor as new (length: number) => Numbers)(length);
      copy.set(numbers);
      return copy;
    };
    this.voter = grown(this.voter);
    this.group = grown(this.group);
    if (this.isDated) this.day = grown(this.day);
  }
}

/** Sorts by counting: votes of one voter keep the order in which they came. */
export function sortByVoter({ index, size, voter, group, day, ...part }: VoterPart): VotesByVoter {
  const unnamed = [...part.unnamed].sort(([first], [second]) => first - second);
  const votes = size + unnamed.reduce((sum, [, count]) => sum + count, 0);
  const groups = part.kinds <= 65_536 ? new Uint16Array(votes) : new Uint32Array(votes);
  const days = new Uint16Array(part.isDated ? votes : 0);
  const next = firstPlaces(voter, size, index.size);
  const first = next.slice();
  for (let vote = 0; vote < size; vote += 1) {
    const to = next[voter[vote]!]!;
    next[voter[vote]!] = to + 1;
    groups[to] = group[vote]!;
    if (part.isDated) days[to] = day[vote]!;
  }
  const voters = index.size + votes - size;
  const starts = new Uint32Array(voters);
  const ends = new Uint32Array(voters);
  const hashes = index.sorted();
  for (let at = 0; at < index.size; at += 1) {
    const number = index.find(hashes[2 * at]!, hashes[2 * at + 1]!);
    starts[at] = first[number]!;
    ends[at] = next[number]!;
  }
  let to = size;
  for (const [key, count] of unnamed) {
    groups.fill(key % part.kinds, to, to + count);
    if (part.isDated) days.fill(Math.floor(key / part.kinds), to, to + count);
    to += count;
  }
  for (let at = index.size; at < voters; at += 1) {
    starts[at] = size + at - index.size;
    ends[at] = starts[at]! + 1;
  }
  return { voters, unnamed: votes - size, starts, ends, groups, days };
}

/** Where the votes of each voter begin, from how many each has cast. */
function firstPlaces(voter: Uint32Array, size: number, voters: number): Uint32Array {
  const places = new Uint32Array(voters);
  for (let vote = 0; vote < size; vote += 1) places[voter[vote]!]! += 1;
  let sum = 0;
  for (let at = 0; at < voters; at += 1) {
    sum += places[at]!;
    places[at] = sum - places[at]!;
  }
  return places;
}
