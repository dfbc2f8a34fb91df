import { DuckDBInstance } from '@duckdb/node-api';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** A folder for the files of one test file, gone when its tests have run. */
export function aVoteFolder(): { readonly path: string; readonly write: WriteFile } {
  const path = mkdtempSync(join(tmpdir(), 'matchcut-votes-'));
  afterAll(() => {
    rmSync(path, { recursive: true, force: true });
  });
  return {
    path,
    write: (name, content) => {
      const file = join(path, name);
      writeFileSync(file, typeof content === 'string' ? content : `${content.join('\n')}\n`);
      return file;
    },
  };
}

/** Writes text, bytes' worth of it or lines, and tells where. */
type WriteFile = (name: string, content: string | readonly string[]) => string;

/** Six votes on three models, all linked, both sides seen. */
export const fewVotes = [
  'model_a,model_b,winner',
  'x,y,model_a',
  'y,x,model_a',
  'x,z,tie',
  'z,y,tie (bothbad)',
  'z,x,both_bad',
  'y,z,model_b',
];

/** Lets DuckDB write what a SQL query gives as Parquet, and tells where. */
export async function writeParquet(path: string, query: string): Promise<string> {
  const database = await DuckDBInstance.create(':memory:');
  const connection = await database.connect();
  await connection.run(`copy (${query}) to '${path}' (format parquet)`);
  connection.closeSync();
  database.closeSync();
  return path;
}
