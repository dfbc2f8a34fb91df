/** Numbers a place takes: low half, high half, number of the hash and one to fill the line. */
const stride = 4;

/** A 64-bit hash in two halves. */
export interface Hash {
  readonly low: number;
  readonly high: number;
}

/**
 * Numbers 64-bit hashes in the order in which they come, in flat memory. Two names with one hash
 * would be taken for one: among ten million names the chance is about 3 in a million.
 */
export class HashIndex {
  size = 0;
  #mask = 0;
  /** A free place has the number 0, the first hash 1. */
  #places = new Uint32Array(0);

  /** @param expected how many hashes there may be; more are no mistake */
  constructor(expected = 1024) {
    this.#allocate(2 ** Math.ceil(Math.log2(Math.max(16, expected * 2))));
  }

  /** The number of a hash, given as its low and high half; -1 where it was never added. */
  find(low: number, high: number): number {
    return this.#places[this.#placeOf(low, high) + 2]! - 1;
  }

  /** The number of a hash, a new one where it was never added. */
  add(low: number, high: number): number {
    const place = this.#placeOf(low, high);
    const known = this.#places[place + 2]!;
    if (known > 0) return known - 1;
    this.size += 1;
    this.#places[place] = low;
    this.#places[place + 1] = high;
    this.#places[place + 2] = this.size;
    if (this.size * 2 > this.#mask) this.#grow();
    return this.size - 1;
  }

  /** All hashes in ascending order, as low and high halves in turn. */
  sorted(): Uint32Array {
    const halves = new Uint32Array(this.size * 2);
    let next = 0;
    for (let place = 0; place < this.#places.length; place += stride) {
      if (this.#places[place + 2] === 0) continue;
      halves[next] = this.#places[place]!;
      halves[next + 1] = this.#places[place + 1]!;
      next += 2;
    }
    new BigUint64Array(halves.buffer).sort();
    return halves;
  }

  #placeOf(low: number, high: number): number {
    const places = this.#places;
    const mask = this.#mask;
    let place = (low & mask) * stride;
    while (places[place + 2] !== 0 && (places[place] !== low || places[place + 1] !== high)) {
      place = ((place / stride + 1) & mask) * stride;
    }
    return place;
  }

  #allocate(places: number): void {
    this.#mask = places - 1;
    this.#places = new Uint32Array(places * stride);
  }

  #grow(): void {
    const old = this.#places;
    this.#allocate((old.length / stride) * 2);
    for (let from = 0; from < old.length; from += stride) {
      if (old[from + 2] === 0) continue;
      this.#places.set(
        old.subarray(from, from + stride),
        this.#placeOf(old[from]!, old[from + 1]!),
      );
    }
  }
}
