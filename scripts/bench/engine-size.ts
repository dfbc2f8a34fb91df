/** What the rating engine weighs in a reader's browser, as esbuild bundles it. */
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const engine = fileURLToPath(new URL('../../src/lib/rating/', import.meta.url));

/** What a page needs to rate counts again: ratings, intervals, places and what two models would do. */
export const ratedInBrowser = ['tallyCounts', 'computeStandings', 'predictWin', 'headToHead'];

/** Gzipped bytes of some of the engine's exports and all that they need, minified. */
export async function measureEngineSize(names: readonly string[]): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: `export { ${names.join(', ')} } from './index.ts';`, resolveDir: engine },
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
    logLevel: 'silent',
  });
  return gzipSync(outputFiles[0]!.contents, { level: 9 }).length;
}

if (import.meta.main) {
  const parts = {
    'standings, intervals, places, predictions': ratedInBrowser,
    'history, with what it needs of these': ['computeHistory'],
    'audit, likewise': ['auditVotes'],
    'bootstrap, likewise': ['bootstrapOverVoters'],
    'matchups, likewise': ['valueMatchups', 'prepareDraws'],
  };
  for (const [title, names] of Object.entries(parts)) {
    console.log(
      `${title.padEnd(44)} ${String(await measureEngineSize(names)).padStart(6)} B gzipped`,
    );
  }
}
