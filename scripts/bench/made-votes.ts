import { DuckDBInstance } from '@duckdb/node-api';
import { seededUniform } from '../../src/lib/rating/distributions.ts';
import type { Outcome } from '../../src/lib/rating/index.ts';

/** How many models and voters the files of the bench have. */
export const madeModels = 60;
export const madeVoters = 200_000;

/**
 * Writes a file of votes made from hashes of the row number: the same file each time. Models are
 * spread over some 300 Elo points, 15 % of the votes have no winner.
 */
export async function makeVoteFile(
  file: string,
  votes: number,
  kind: 'csv' | 'parquet',
): Promise<void> {
  const database = await DuckDBInstance.create(':memory:', { memory_limit: '1GB' });
  const connection = await database.connect();
  const name = (index: string): string => `'model-' || lpad((${index})::varchar, 3, '0')`;
  await connection.run(
    `copy (
       select ${name('a')} as model_a, ${name('b')} as model_b,
         case when t < 12 then 'tie' when t < 15 then 'both_bad'
              when u < 1000 / (1 + exp((b - a) * 0.03)) then 'model_a' else 'model_b' end as winner,
         'voter-' || v::varchar as voter
       from (
         select a, (a + 1 + hash(i * 7) % ${madeModels - 1})::int % ${madeModels} as b,
           hash(i * 13) % 100 as t, hash(i * 17) % 1000 as u, hash(i * 31) % ${madeVoters} as v
         from (select i, (hash(i * 5) % ${madeModels})::int as a from range(${votes}) r(i)))
     ) to '${file}' (${kind === 'csv' ? 'header' : 'format parquet'})`,
  );
  connection.closeSync();
  database.closeSync();
}

/** Counts of every ordered pair of so many models, by a seed. */
export function makeCounts(
  models: number,
  mostVotes: number,
  seed: number,
): { left: string; right: string; outcome: Outcome; count: number }[] {
  const uniform = seededUniform(seed);
  const name = (index: number): string => `model-${String(index).padStart(3, '0')}`;
  const counts: { left: string; right: string; outcome: Outcome; count: number }[] = [];
  for (let i = 0; i < models; i += 1) {
    for (let j = 0; j < models; j += 1) {
      if (i === j) continue;
      for (const outcome of ['left', 'right', 'tie'] as const) {
        const count = 1 + Math.floor(uniform() * mostVotes);
        counts.push({ left: name(i), right: name(j), outcome, count });
      }
    }
  }
  return counts;
}
