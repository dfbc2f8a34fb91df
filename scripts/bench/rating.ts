/**
 * `npm run bench:rating [-- millions...]`: what counting and rating cost, beside DuckDB's own bare
 * GROUP BY of the same file in the same run. Makes its own votes, seeded, in a temporary folder.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  computeHistory,
  computeStandings,
  fitStrengths,
  tallyCounts,
  toComparisons,
} from '../../src/lib/rating/index.ts';
import { formatTable, timeWork } from './figures.ts';
import { madeModels, madeVoters, makeCounts, makeVoteFile } from './made-votes.ts';
import type { FileFigures } from './rate-file.ts';

const asked = process.argv.slice(2).map(Number);
if (asked.some((millions) => !(millions > 0))) {
  console.error('npm run bench:rating [-- millions of votes...], such as -- 1 10 50');
  process.exit(1);
}

/** Ways to read a file: DuckDB's own counts by pair and outcome or by voter, and our standings. */
const ways = ['bare', 'none', 'voter', 'bare-voter'] as const;

console.log(`Node ${process.version}, ${availableParallelism()} processors. Medians.\n`);
benchEngine();
const folder = mkdtempSync(join(tmpdir(), 'matchcut-bench-'));
process.once('exit', () => {
  rmSync(folder, { recursive: true, force: true });
});
process.once('SIGINT', () => process.exit(130));
console.log(
  `\nFrom file to standings with intervals, ${madeModels} models, ${count(madeVoters)} voters`,
);
const rows = [
  [
    '',
    'bare GROUP BY',
    'count',
    'standings',
    '',
    'by voter',
    '',
    'bare GROUP BY voter',
    '',
    'peak MB (bare, plain, by voter)',
  ],
];
for (const millions of asked.length > 0 ? asked : [1, 10]) {
  for (const kind of ['csv', 'parquet'] as const) rows.push(await benchFile(millions, kind));
}
console.log(formatTable(rows));

/** Everything after counting, from counts alone. */
function benchEngine(): void {
  console.log('From counts, in ms');
  const table = [['models', 'fit', 'intervals, slot, places', 'all']];
  for (const models of [60, 100, 500]) {
    const tally = tallyCounts(makeCounts(models, 200, 1));
    const times = models < 500 ? 25 : 3;
    const fit = timeWork(() => fitStrengths(toComparisons(tally)), times);
    const all = timeWork(() => computeStandings(tally, { slot: true }), times);
    table.push([String(models), fit.toFixed(1), (all - fit).toFixed(1), all.toFixed(1)]);
  }
  console.log(formatTable(table));
  const days = Array.from({ length: 365 }, (_, day) => ({
    day: new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10),
    tally: tallyCounts(makeCounts(madeModels, 1, day)),
  }));
  const history = timeWork(() => computeHistory(days), 3);
  console.log(`A year of daily history, ${madeModels} models: ${seconds(history)}`);
}

async function benchFile(millions: number, kind: 'csv' | 'parquet'): Promise<string[]> {
  const file = join(folder, `votes.${kind}`);
  await makeVoteFile(file, millions * 1e6, kind);
  const times = millions > 10 ? 1 : 15;
  const [bare, plain, byVoter, bareVoter] = ways.map((way) => measure(way, file, times)) as [
    FileFigures,
    FileFigures,
    FileFigures,
    FileFigures,
  ];
  rmSync(file);
  const ratio = ({ total }: FileFigures): string => `${(total / bare.total).toFixed(2)} x`;
  return [
    `${count(millions * 1e6)} votes, ${kind}`,
    seconds(bare.total),
    seconds(plain.count),
    seconds(plain.total),
    ratio(plain),
    seconds(byVoter.total),
    ratio(byVoter),
    seconds(bareVoter.total),
    ratio(bareVoter),
    [bare, plain, byVoter].map(({ peakMegabytes }) => peakMegabytes.toFixed(0)).join(', '),
  ];
}

function measure(way: (typeof ways)[number], file: string, times: number): FileFigures {
  const script = join(import.meta.dirname, 'rate-file.ts');
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [script, way, file, String(times)],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`The measurement of ${file} failed: ${stderr}`);
  return JSON.parse(stdout) as FileFigures;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

function count(number: number): string {
  return number.toLocaleString('en-GB');
}
