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
  /** How many votes without a voter there are of each kind: the key is group + kinds * day. */
  readonly unnamed = new Map<number, number>();
  readonly kinds: number;
  readonly isDated: boolean;
  size = 0;
  /** The hash of each vote's voter, as low and high halves in turn. */
  hash: Uint32Array;
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
    this.hash = new Uint32Array(2 * expected);
    this.group = groupNumbers(this.kinds, expected);
    this.day = new Uint16Array(this.isDated ? expected : 0);
  }

  /** Adds votes, as far as they belong to this part. */
  addRows(rows: number, { voters, kinds, days }: Rows): void {
    while (this.size + rows > this.group.length) this.#grow();
    const [absent, empty] = this.#nobody as [Hash, Hash];
    const kindIndex = this.#kindIndex;
    const { hash, group } = this;
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
      hash[2 * size] = low;
      hash[2 * size + 1] = high;
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
    const length = Math.ceil(this.group.length * 1.25) + 4096;
    const grown = <Numbers extends Uint16Array | Uint32Array>(
      numbers: Numbers,
      each = 1,
    ): Numbers => {
      const copy = new (numbers.constructor as new (length: number) => Numbers)(each * length);
      copy.set(numbers);
      return copy;
    };
    this.hash = grown(this.hash, 2);
    this.group = grown(this.group);
    if (this.isDated) this.day = grown(this.day);
  }
}

/** Votes of a bucket, of which the voters fit into the processor's near memory. */
const votesInBucket = 65_536;

/**
 * Sorts by counting, first into buckets by the upper bits of the voters' hashes, then each bucket by
 * voter: one pass over all voters at once would wait for memory at each vote. Votes of one voter
 * keep the order in which they came.
 */
export function sortByVoter(part: VoterPart): VotesByVoter {
  const { size, kinds, isDated } = part;
  const unnamed = [...part.unnamed].sort(([first], [second]) => first - second);
  const votes = size + unnamed.reduce((sum, [, count]) => sum + count, 0);
  const bits = Math.min(12, Math.max(0, Math.ceil(Math.log2(size / votesInBucket))));
  const { hash, ...bucketed } = intoBuckets(part, bits);
  const groups = groupNumbers(kinds, votes);
  const days = new Uint16Array(isDated ? votes : 0);
  const starts: number[] = [];
  const scratch = new Uint32Array(bucketed.largest);
  for (let bucket = 0; bucket + 1 < bucketed.starts.length; bucket += 1) {
    const from = bucketed.starts[bucket]!;
    const numbers = scratch.subarray(0, bucketed.starts[bucket + 1]! - from);
    const index = new HashIndex(64);
    for (let at = 0; at < numbers.length; at += 1) {
      numbers[at] = index.add(hash[2 * (from + at)]!, hash[2 * (from + at) + 1]!);
    }
    const next = placesInOrder(numbers, index, from, starts);
    for (let at = 0; at < numbers.length; at += 1) {
      const to = next[numbers[at]!]!;
      next[numbers[at]!] = to + 1;
      groups[to] = bucketed.group[from + at]!;
      if (isDated) days[to] = bucketed.day[from + at]!;
    }
  }
  const named = starts.length;
  let to = size;
  for (const [key, count] of unnamed) {
    groups.fill(key % kinds, to, to + count);
    if (isDated) days.fill(Math.floor(key / kinds), to, to + count);
    to += count;
  }
  const voters = named + votes - size;
  const allStarts = new Uint32Array(voters + 1);
  allStarts.set(starts);
  for (let at = named; at <= voters; at += 1) allStarts[at] = size + at - named;
  return {
    voters,
    unnamed: votes - size,
    starts: allStarts.subarray(0, voters),
    ends: allStarts.subarray(1),
    groups,
    days,
  };
}

/** Votes in buckets by the upper bits of their voter's hash, in the order of these bits. */
interface Buckets extends Pick<VoterPart, 'hash' | 'group' | 'day'> {
  /** `starts[b]` to `starts[b + 1]` are the votes of bucket b. */
  readonly starts: Uint32Array;
  /** How many votes the largest has. */
  readonly largest: number;
}

function intoBuckets({ size, kinds, isDated, hash, group, day }: VoterPart, bits: number): Buckets {
  const starts = new Uint32Array(2 ** bits + 1);
  if (bits === 0) {
    starts[1] = size;
    return { hash, group, day, starts, largest: size };
  }
  const shift = 32 - bits;
  for (let vote = 0; vote < size; vote += 1) starts[(hash[2 * vote + 1]! >>> shift) + 1]! += 1;
  const largest = Math.max(...starts);
  for (let bucket = 1; bucket < starts.length; bucket += 1) starts[bucket]! += starts[bucket - 1]!;
  const next = starts.slice();
  const sorted = {
    hash: new Uint32Array(2 * size),
    group: groupNumbers(kinds, size),
    day: new Uint16Array(isDated ? size : 0),
  };
  for (let vote = 0; vote < size; vote += 1) {
    const high = hash[2 * vote + 1]!;
    const bucket = high >>> shift;
    const to = next[bucket]!;
    next[bucket] = to + 1;
    sorted.hash[2 * to] = hash[2 * vote]!;
    sorted.hash[2 * to + 1] = high;
    sorted.group[to] = group[vote]!;
    if (isDated) sorted.day[to] = day[vote]!;
  }
  return { ...sorted, starts, largest };
}

/**
 * Where the votes of each voter of a bucket begin, voters in the order of their hashes; appends
 * these places to `starts`.
 */
function placesInOrder(
  numbers: Uint32Array,
  index: HashIndex,
  from: number,
  starts: number[],
): Uint32Array {
  const places = new Uint32Array(index.size);
  for (const number of numbers) places[number]! += 1;
  const hashes = index.sorted();
  let sum = from;
  for (let at = 0; at < index.size; at += 1) {
    const number = index.find(hashes[2 * at]!, hashes[2 * at + 1]!);
    const cast = places[number]!;
    places[number] = sum;
    starts.push(sum);
    sum += cast;
  }
  return places;
}

function groupNumbers(kinds: number, length: number): Uint16Array | Uint32Array {
  return kinds <= 65_536 ? new Uint16Array(length) : new Uint32Array(length);
}
