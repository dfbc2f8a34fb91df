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

/** Votes of a bucket, of which the voters fit into the processor's near memory. */
const votesInBucket = 32_768;

/** A bucket grows by room for so many votes. */
const votesInBlock = 4096;

/**
 * Votes as they come from a file, in any order. They lie in buckets by the upper bits of the hashes
 * of their voters: one pass over all voters at once would wait for memory at each vote.
 */
export class VoterPart implements BucketedVotes {
  readonly unnamed = new Map<number, number>();
  readonly kinds: number;
  readonly isDated: boolean;
  readonly #kindIndex: HashIndex;
  readonly #nobody: readonly Hash[];
  readonly #from: number;
  readonly #to: number;
  /** Numbers a vote takes: low and high half of its voter's hash, its kind, where asked its day. */
  readonly #stride: number;
  /** What to multiply the distance to `#from` by to find the bucket. */
  readonly #bucketsPerHash: number;
  readonly #blocks: Uint32Array[][];
  /** The last block of each bucket, and where it has room. */
  readonly #open: Uint32Array[];
  readonly #next: Uint32Array;
  readonly #blockLength: number;

  /**
   * @param index numbers the hashes of the kinds of votes
   * @param nobody hashes that stand for no voter
   * @param part which part of the hashes is wanted, of so many; votes of others are passed over
   * @param votes how many the file has
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
    this.#stride = this.isDated ? 4 : 3;
    const buckets = Math.min(4096, Math.max(1, Math.ceil(votes / parts / votesInBucket)));
    this.#bucketsPerHash = buckets / (this.#to - this.#from);
    this.#blockLength = this.#stride * Math.min(votesInBlock, Math.max(1, votes));
    this.#blocks = Array.from({ length: buckets }, () => []);
    this.#open = this.#blocks.map(() => new Uint32Array(0));
    this.#next = new Uint32Array(buckets);
  }

  /** Adds votes, as far as they belong to this part. */
  addRows(rows: number, { voters, kinds, days }: Rows): void {
    const [absent, empty] = this.#nobody as [Hash, Hash];
    const kindIndex = this.#kindIndex;
    const [from, to, bucketsPerHash] = [this.#from, this.#to, this.#bucketsPerHash];
    const [open, next, stride] = [this.#open, this.#next, this.#stride];
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
      const bucket = ((high - from) * bucketsPerHash) | 0;
      let block = open[bucket]!;
      if (next[bucket]! === block.length) block = this.#openBlock(bucket);
      const at = next[bucket]!;
      block[at] = low;
      block[at + 1] = high;
      block[at + 2] = kindIndex.find(kinds[2 * row]!, kinds[2 * row + 1]!);
      if (days !== undefined) block[at + 3] = Number(days[row]!);
      next[bucket] = at + stride;
    }
  }

  /** How many votes name a voter. */
  get size(): number {
    return this.#blocks.reduce((sum, _, bucket) => sum + this.#sizeOf(bucket), 0);
  }

  /** One at a time: the next takes the place of the last. */
  get buckets(): Iterable<VoterBucket> {
    return this.#fillBuckets();
  }

  *#fillBuckets(): Generator<VoterBucket> {
    const largest = this.#blocks.reduce((most, _, at) => Math.max(most, this.#sizeOf(at)), 0);
    const stride = this.#stride;
    const ranks = new Uint32Array(largest);
    const groups = groupNumbers(this.kinds, largest);
    const days = new Uint16Array(this.isDated ? largest : 0);
    for (const [bucket, blocks] of this.#blocks.entries()) {
      const votes = this.#sizeOf(bucket);
      const index = new HashIndex(64);
      let vote = 0;
      for (const block of blocks) {
        const end = Math.min(votes, vote + block.length / stride);
        for (let at = 0; vote < end; vote += 1, at += stride) {
          ranks[vote] = index.add(block[at]!, block[at + 1]!);
          groups[vote] = block[at + 2]!;
          if (this.isDated) days[vote] = block[at + 3]!;
        }
      }
      const rankOf = ranksOf(index);
      for (let at = 0; at < votes; at += 1) ranks[at] = rankOf[ranks[at]!]!;
      yield { votes, voters: index.size, ranks, groups, days };
    }
  }

  /** Adds a vote that names no voter; all of them belong to the last part. */
  #addUnnamed(group: number, day: number): void {
    if (this.#to < 2 ** 32) return;
    const key = group + this.kinds * day;
    this.unnamed.set(key, (this.unnamed.get(key) ?? 0) + 1);
  }

  #openBlock(bucket: number): Uint32Array {
    const block = new Uint32Array(this.#blockLength);
    this.#blocks[bucket]!.push(block);
    this.#open[bucket] = block;
    this.#next[bucket] = 0;
    return block;
  }

  #sizeOf(bucket: number): number {
    const full = Math.max(0, this.#blocks[bucket]!.length - 1) * this.#blockLength;
    return (full + this.#next[bucket]!) / this.#stride;
  }
}

/** Votes in buckets, all votes of a voter in one, voters in the order of the hashes of their names. */
export interface BucketedVotes {
  readonly buckets: Iterable<VoterBucket>;
  /** How many votes without a voter there are of each kind: the key is group + kinds * day. */
  readonly unnamed: ReadonlyMap<number, number>;
  /** How many kinds of votes there are. */
  readonly kinds: number;
}

/** Votes of some voters in no order, of which as many count as there are `votes`. */
export interface VoterBucket {
  readonly votes: number;
  readonly voters: number;
  /** For each vote the place of its voter among those of the bucket, in the order of the hashes. */
  readonly ranks: Uint32Array;
  readonly groups: Uint16Array | Uint32Array;
  readonly days: Uint16Array;
}

/** The same votes in buckets that stay, to be gone through many times. */
export function keepBuckets({ buckets, unnamed, kinds }: VoterPart): BucketedVotes {
  const kept = Array.from(buckets, ({ votes, voters, ranks, groups, days }) => ({
    votes,
    voters,
    ranks: ranks.slice(0, votes),
    groups: groups.slice(0, votes),
    days: days.slice(0, votes),
  }));
  return { buckets: kept, unnamed, kinds };
}

/** Sorts by counting, bucket by bucket. Votes of one voter keep the order in which they came. */
export function sortByVoter(part: VoterPart): VotesByVoter {
  const { size, kinds, isDated } = part;
  const unnamed = [...part.unnamed].sort(([first], [second]) => first - second);
  const votes = size + unnamed.reduce((sum, [, count]) => sum + count, 0);
  const groups = groupNumbers(kinds, votes);
  const days = new Uint16Array(isDated ? votes : 0);
  const starts: number[] = [];
  let from = 0;
  for (const bucket of part.buckets) {
    const next = placesOf(bucket, from);
    for (const start of next) starts.push(start);
    for (let vote = 0; vote < bucket.votes; vote += 1) {
      const rank = bucket.ranks[vote]!;
      const to = next[rank]!;
      next[rank] = to + 1;
      groups[to] = bucket.groups[vote]!;
      if (isDated) days[to] = bucket.days[vote]!;
    }
    from += bucket.votes;
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

/** Where the votes of each voter of a bucket begin, when those of the bucket begin at `from`. */
function placesOf({ votes, voters, ranks }: VoterBucket, from: number): Uint32Array {
  const places = new Uint32Array(voters);
  for (let vote = 0; vote < votes; vote += 1) places[ranks[vote]!]! += 1;
  let sum = from;
  for (let voter = 0; voter < voters; voter += 1) {
    const cast = places[voter]!;
    places[voter] = sum;
    sum += cast;
  }
  return places;
}

/** For each number of an index its place in the order of the hashes. */
function ranksOf(index: HashIndex): Uint32Array {
  const hashes = index.sorted();
  const ranks = new Uint32Array(index.size);
  for (let rank = 0; rank < index.size; rank += 1) {
    ranks[index.find(hashes[2 * rank]!, hashes[2 * rank + 1]!)] = rank;
  }
  return ranks;
}

function groupNumbers(kinds: number, length: number): Uint16Array | Uint32Array {
  return kinds <= 65_536 ? new Uint16Array(length) : new Uint32Array(length);
}
