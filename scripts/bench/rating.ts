/**
 * `npm run bench:rating [-- millions...]`: what counting and rating cost, beside DuckDB's own bare
 * GROUP BY of the same file in the same run. Makes its own votes, seeded, in a temporary folder.
 */
import { DuckDBInstance } from '@duckdb/node-api';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openVoteFile } from '../../src/lib/import/vote-file.ts';
import { rateVotes } from '../../src/lib/import/rate-votes.ts';
import type { RateOptions } from '../../src/lib/import/rate-votes.ts';
import {
  computeHistory,
  computeStandings,
  fitStrengths,
  tallyCounts,
  toComparisons,
} from '../../src/lib/rating/index.ts';
import { seededUniform } from '../../src/lib/rating/distributions.ts';

const models = 60;
const voters = 200_000;
const repeats = 3;
const millions = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'matchcut-bench-'));

try {
  benchEngine();
  for (const size of millions.length > 0 ? millions : [1, 10]) await benchFile(size);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Everything after counting, from counts alone. */
function benchEngine(): void {
  console.log('From counts: fit, slot effect, sandwich intervals, places (median ms)');
  for (const size of [60, 100, 500]) {
    const tally = tallyCounts(someCounts(size, 200, 1));
    const fitOnly = median(() => fitStrengths(toComparisons(tally)));
    const all = median(() => computeStandings(tally, { slot: true }));
    console.log(
      `  ${String(size).padStart(4)} models  fit ${fitOnly.toFixed(1)}  all ${all.toFixed(1)}`,
    );
  }
  const days = Array.from({ length: 365 }, (_, day) => ({
    day: new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10),
    tally: tallyCounts(someCounts(models, 1, day)),
  }));
  const history = median(() => computeHistory(days), 1);
  console.log(`  a year of daily history, ${models} models: ${(history / 1000).toFixed(2)} s`);
}

async function benchFile(size: number): Promise<void> {
  const rows = size * 1e6;
  for (const kind of ['csv', 'parquet'] as const) {
    const file = join(folder, `votes-${size}.${kind}`);
    await makeVotes(file, rows, kind);
    const bare = await medianAsync(() => groupBy(file, kind));
    const plain = await medianAsync(() => rate(file, { cluster: 'none' }));
    const clustered = await medianAsync(() => rate(file, { cluster: 'voter' }), 1);
    console.log(
      `\n${size} million votes, ${kind}: bare GROUP BY ${seconds(bare)}, standings ${seconds(plain)} (${(plain / bare).toFixed(2)} x), clustered by ${voters.toLocaleString('en-GB')} voters ${seconds(clustered)} (${(clustered / bare).toFixed(2)} x), peak memory ${(process.resourceUsage().maxRSS / 1000).toFixed(0)} MB`,
    );
    rmSync(file);
  }
}

async function rate(file: string, options: Pick<RateOptions, 'cluster'>): Promise<void> {
  const votes = await openVoteFile(file);
  await rateVotes(votes, {
    method: 'bradley-terry',
    ties: 'half',
    bothBad: 'tie',
    interval: 'sandwich',
    k: 4,
    seed: 1,
    prior: 0,
    audit: false,
    pairs: false,
    ...options,
  });
  votes.close();
}

async function groupBy(file: string, kind: 'csv' | 'parquet'): Promise<void> {
  const database = await DuckDBInstance.create(':memory:');
  const connection = await database.connect();
  const source =
    kind === 'csv'
      ? `read_csv('${file}', header = true, all_varchar = true, quote = '"', escape = '"')`
      : `read_parquet('${file}')`;
  await connection.runAndReadAll(
    `select model_a, model_b, winner, count(*) from ${source} group by all`,
  );
  connection.closeSync();
  database.closeSync();
}

/** Votes by hashes of the row number: the same file each time. */
async function makeVotes(file: string, rows: number, kind: 'csv' | 'parquet'): Promise<void> {
  const database = await DuckDBInstance.create(':memory:');
  const connection = await database.connect();
  await connection.run(
    `copy (
       select 'model-' || lpad((i % ${models})::varchar, 3, '0') as model_a,
         'model-' || lpad(((i % ${models} + 1 + (hash(i * 7) % ${models - 1})::int) % ${models})::varchar, 3, '0') as model_b,
         case when hash(i * 13) % 100 < 12 then 'tie' when hash(i * 13) % 100 < 15 then 'both_bad'
              when hash(i * 13) % 100 < 60 then 'model_a' else 'model_b' end as winner,
         'voter-' || (hash(i * 31) % ${voters})::varchar as voter
       from range(${rows}) t(i)
     ) to '${file}' (${kind === 'csv' ? 'header' : 'format parquet'})`,
  );
  connection.closeSync();
  database.closeSync();
}

function someCounts(size: number, votesAPair: number, seed: number) {
  const uniform = seededUniform(seed);
  const name = (index: number): string => `model-${String(index).padStart(3, '0')}`;
  return Array.from(
    { length: size * size },
    (_, cell) => [Math.floor(cell / size), cell % size] as const,
  )
    .filter(([left, right]) => left !== right)
    .flatMap(([left, right]) =>
      (['left', 'right', 'tie'] as const).map((outcome) => ({
        left: name(left),
        right: name(right),
        outcome,
        count: 1 + Math.floor(uniform() * votesAPair),
      })),
    );
}

function median(work: () => unknown, times = repeats): number {
  return middle(
    Array.from({ length: times }, () => {
      const started = performance.now();
      work();
      return performance.now() - started;
    }),
  );
}

async function medianAsync(work: () => Promise<unknown>, times = repeats): Promise<number> {
  const spans: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const started = performance.now();
    await work();
    spans.push(performance.now() - started);
  }
  return middle(spans);
}

function middle(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)]!;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
