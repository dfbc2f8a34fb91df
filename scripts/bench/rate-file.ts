/**
 * A process of its own for `npm run bench:rating`, so that peaks of memory do not mix: reads one
 * file in one way several times and prints what it took as JSON.
 */
import { DuckDBInstance } from '@duckdb/node-api';
import { rateVotes } from '../../src/lib/import/rate-votes.ts';
import { openVoteFile } from '../../src/lib/import/vote-file.ts';
import { median } from './figures.ts';

/** What a way of reading a file took; medians in milliseconds. */
export interface FileFigures {
  readonly total: number;
  /** Reading and counting alone. */
  readonly count: number;
  readonly peakMegabytes: number;
}

/** What DuckDB itself is asked to group by. */
const groupings: ReadonlyMap<string, string> = new Map([
  ['bare', 'model_a, model_b, winner'],
  ['bare-voter', 'voter'],
]);

const [way, file, times] = process.argv.slice(2) as [string, string, string];
const spans: { total: number; count: number }[] = [];
for (let time = 0; time < Number(times); time += 1) {
  const started = performance.now();
  const grouped = groupings.get(way);
  const counted = grouped === undefined ? await rate(file, way) : await groupBy(file, grouped);
  spans.push({ total: performance.now() - started, count: counted - started });
}
const figures: FileFigures = {
  total: median(spans.map(({ total }) => total)),
  count: median(spans.map(({ count }) => count)),
  peakMegabytes: process.resourceUsage().maxRSS / 1024,
};
console.log(JSON.stringify(figures));

async function rate(path: string, cluster: string): Promise<number> {
  const votes = await openVoteFile(path);
  await votes.count();
  const counted = performance.now();
  await rateVotes(votes, {
    method: 'bradley-terry',
    ties: 'half',
    bothBad: 'tie',
    cluster: cluster === 'voter' ? 'voter' : 'none',
    interval: 'sandwich',
    k: 4,
    seed: 1,
    prior: 0,
    audit: false,
    pairs: false,
  });
  votes.close();
  return counted;
}

/** What DuckDB itself takes to count, with its own settings. */
async function groupBy(path: string, columns: string): Promise<number> {
  const database = await DuckDBInstance.create(':memory:');
  const connection = await database.connect();
  const source = path.endsWith('.csv')
    ? `read_csv('${path}', header = true, all_varchar = true, quote = '"', escape = '"')`
    : `read_parquet('${path}')`;
  await connection.runAndReadAll(`select ${columns}, count(*) from ${source} group by all`);
  connection.closeSync();
  database.closeSync();
  return performance.now();
}
