/**
 * `npm run import [-- board votes-file]`: turns a file of published judgements into the counts of
 * an imported board. The file itself is read and left where it is.
 */
import { DuckDBInstance } from '@duckdb/node-api';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readContentSettings } from '../src/lib/content/settings.ts';
import { countJudgements, formatCounts } from '../src/lib/import/count-judgements.ts';
import type { JudgementGroup } from '../src/lib/import/count-judgements.ts';

const usage = 'npm run import -- video-bench-2025 ../shared/votes/video-bench/votes.csv.gz';
const [board = 'video-bench-2025', file = '../shared/votes/video-bench/votes.csv.gz'] =
  process.argv.slice(2);
const { folder } = readContentSettings(process.env, new Date());

if (!existsSync(join(folder, 'boards', `${board}.md`))) {
  fail(`${join(folder, 'boards', `${board}.md`)}: no such board; write its file first`);
} else if (!existsSync(file)) {
  fail(`${file}: no such file; name the votes file: ${usage}`);
} else {
  await importBoard(board, file).catch((error: unknown) => {
    fail(
      `${file}: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`,
    );
  });
}

async function importBoard(id: string, votesFile: string): Promise<void> {
  const groups = await readJudgements(votesFile);
  const sha256 = createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
  const counts = countJudgements(groups, sha256);
  const target = join(folder, 'boards', id, 'counts.json');
  await mkdir(join(folder, 'boards', id), { recursive: true });
  await writeFile(`${target}.new`, formatCounts(counts));
  await rename(`${target}.new`, target);
  console.log(
    `${target}: ${counts.input.judgements} judgements of ${counts.models.length} models in ${Object.keys(counts.dimensions).length} dimensions, ${counts.overall.clusters} clusters`,
  );
}

/** Columns wanted: dimension, prompt, annotator, model_a, model_b, winner. */
async function readJudgements(path: string): Promise<JudgementGroup[]> {
  const database = await DuckDBInstance.create(':memory:');
  const connection = await database.connect();
  const reader = await connection.runAndReadAll(
    `select dimension, concat_ws(chr(31), prompt, annotator) as cluster,
       least(model_a, model_b) as first, greatest(model_a, model_b) as second,
       count(*) filter (winner = case when model_a < model_b then 'model_a' else 'model_b' end) as firstWins,
       count(*) filter (winner = case when model_a < model_b then 'model_b' else 'model_a' end) as secondWins,
       count(*) filter (winner = 'tie') as ties,
       count(*) filter (winner not in ('model_a', 'model_b', 'tie') or model_a = model_b) as strange
     from read_csv(?, header = true, all_varchar = true, delim = ',', quote = '"', escape = '"')
     group by all order by all`,
    [path],
  );
  const rows = reader.getRowObjects();
  const strange = rows.find((row) => Number(row['strange']) > 0);
  if (strange !== undefined) {
    throw new RangeError(
      `found a winner other than model_a, model_b and tie, or a model against itself, between ${String(strange['first'])} and ${String(strange['second'])}`,
    );
  }
  return rows.map((row) => ({
    dimension: String(row['dimension']),
    cluster: String(row['cluster']),
    first: String(row['first']),
    second: String(row['second']),
    firstWins: Number(row['firstWins']),
    secondWins: Number(row['secondWins']),
    ties: Number(row['ties']),
  }));
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
