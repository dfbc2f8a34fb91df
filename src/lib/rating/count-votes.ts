import { createTally, outcomes } from './tally.ts';
import type { Outcome, Tally, Vote } from './tally.ts';

/** A vote with the day it was cast on, YYYY-MM-DD. */
export interface DatedVote extends Vote {
  readonly day: string;
}

/** The votes of one day. */
export interface DayTally {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly tally: Tally;
}

/**
 * Counts votes. The order of the votes does not matter.
 *
 * @throws RangeError where a model meets itself or fewer than two models appear
 */
export function tallyVotes(votes: Iterable<Vote>): Tally {
  const counter = new VoteCounter();
  for (const vote of votes) counter.add(vote, 1);
  return counter.tally();
}

/**
 * Counts votes as they come, and keeps none of them.
 *
 * @throws RangeError as {@link tallyVotes}
 */
export async function tallyStream(votes: AsyncIterable<Vote> | Iterable<Vote>): Promise<Tally> {
  const counter = new VoteCounter();
  for await (const vote of votes) counter.add(vote, 1);
  return counter.tally();
}

/**
 * Counts votes that are already grouped, as a database returns them.
 *
 * @throws RangeError where a model meets itself, a count is negative or not a number, or fewer than two models appear
 */
export function tallyCounts(rows: Iterable<Vote & { readonly count: number }>): Tally {
  const counter = new VoteCounter();
  for (const row of rows) counter.add(row, row.count);
  return counter.tally();
}

/**
 * Counts votes by day, earliest day first, each over the models of its day; `count` where they are
 * grouped.
 *
 * @throws RangeError as {@link tallyCounts}
 */
export function tallyByDay(votes: Iterable<DatedVote & { readonly count?: number }>): DayTally[] {
  const counters = new Map<string, VoteCounter>();
  for (const vote of votes) {
    let counter = counters.get(vote.day);
    if (counter === undefined) counters.set(vote.day, (counter = new VoteCounter()));
    counter.add(vote, vote.count ?? 1);
  }
  return [...counters]
    .map(([day, counter]) => ({ day, tally: counter.tally() }))
    .sort((left, right) => (left.day < right.day ? -1 : 1));
}

/** Counts in tables that grow with the models met, so that a vote costs two look-ups. */
class VoteCounter {
  readonly #places = new Map<string, number>();
  #room = 16;
  #counts = new Float64Array(outcomes.length * this.#room ** 2);

  add({ left, right, outcome }: Vote, count: number): void {
    if (left === right) throw new RangeError(`Cannot count a vote of ${left} against itself`);
    if (!(count >= 0 && count < Infinity)) {
      throw new RangeError(`Cannot count ${count} votes of ${left} against ${right}`);
    }
    const table = tableOf(outcome);
    const row = this.#placeOf(left);
    const column = this.#placeOf(right);
    this.#counts[(table * this.#room + row) * this.#room + column]! += count;
  }

  tally(): Tally {
    const tally = createTally(this.#places.keys());
    const places = tally.models.map((model) => this.#places.get(model)!);
    outcomes.forEach((outcome, table) => {
      let cell = 0;
      for (const row of places) {
        for (const column of places) {
          tally[outcome][cell] = this.#counts[(table * this.#room + row) * this.#room + column]!;
          cell += 1;
        }
      }
    });
    return tally;
  }

  #placeOf(model: string): number {
    const known = this.#places.get(model);
    if (known !== undefined) return known;
    const place = this.#places.size;
    this.#places.set(model, place);
    if (place === this.#room) this.#grow();
    return place;
  }

  #grow(): void {
    const [before, room] = [this.#room, 2 * this.#room];
    const counts = new Float64Array(outcomes.length * room ** 2);
    for (let row = 0; row < outcomes.length * before; row += 1) {
      const table = Math.floor(row / before);
      const from = this.#counts.subarray(row * before, (row + 1) * before);
      counts.set(from, (table * room + (row % before)) * room);
    }
    this.#room = room;
    this.#counts = counts;
  }
}

function tableOf(outcome: Outcome): number {
  const table = outcomes.indexOf(outcome);
  if (table === -1) {
    throw new RangeError(
      `Cannot count the outcome ${outcome}: it is one of ${outcomes.join(', ')}`,
    );
  }
  return table;
}
