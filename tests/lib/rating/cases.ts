import { existsSync, readFileSync } from 'node:fs';
import { tallyCounts } from '../../../src/lib/rating/index.ts';
import type { Outcome, Tally, Vote } from '../../../src/lib/rating/index.ts';

const outcomes: Readonly<Record<string, Outcome>> = {
  model_a: 'left',
  model_b: 'right',
  tie: 'tie',
  both_bad: 'both_bad',
};

/** Votes of a CSV with the columns model_a, model_b, winner and perhaps count. */
export function readVotes(path: string | URL): (Vote & { readonly count: number })[] {
  const [, ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  return lines.map((line) => {
    const [left, right, winner, count = '1'] = line.split(',');
    return { left: left!, right: right!, outcome: outcomes[winner!]!, count: Number(count) };
  });
}

export function readTally(path: string | URL): Tally {
  return tallyCounts(readVotes(path));
}

/** A fixture of this folder's own. */
export function fixture(name: string): URL {
  return new URL(`../../fixtures/golden/${name}`, import.meta.url);
}

/** A file beside the checkout that is not part of the project, or undefined where it is not there. */
export function shared(name: string): URL | undefined {
  const url = new URL(`../../../../shared/${name}`, import.meta.url);
  return existsSync(url) ? url : undefined;
}

export function readJson(url: URL): unknown {
  return JSON.parse(readFileSync(url, 'utf8')) as unknown;
}

/** A vote, `left` preferred to `right`, a number of times. */
export function votes(left: string, right: string, outcome: Outcome, count = 1) {
  return { left, right, outcome, count };
}
