/** `npm run bench:browser`: how fast a browser refits; `bench:engine-size` says what it loads. */
import { build } from 'esbuild';
import { openBrowser } from '../../tests/e2e/browser.ts';
import { median } from './figures.ts';
import { makeCounts } from './made-votes.ts';

const models = 60;
const refits = 200;

const browser = await openBrowser();
const page = await browser.newPage();
await page.addScriptTag({ content: await bundle() });
const spans = await page.evaluate(
  ({ counts, times }) => {
    const { tallyCounts, computeStandings } = (
      globalThis as unknown as { engine: typeof import('../../src/lib/rating/index.ts') }
    ).engine;
    const tally = tallyCounts(counts);
    return Array.from({ length: times }, (_, time) => {
      // One vote more each time, as on a live board.
      tally.left[1 + (time % 50)]! += 1;
      const started = performance.now();
      computeStandings(tally);
      return performance.now() - started;
    });
  },
  { counts: makeCounts(models, 200, 1), times: refits },
);
console.log(
  `\n${refits} refits with intervals and places in ${browser.version()}, ${models} models`,
);
const sorted = spans.toSorted((first, second) => first - second);
console.log(
  `first ${spans[0]!.toFixed(1)} ms, median ${median(spans).toFixed(1)} ms, 95 % within ${sorted[Math.floor(0.95 * refits)]!.toFixed(1)} ms; a frame has 16 ms`,
);
await browser.close();

/** What a refit needs of the engine, as one script that sets `engine`. */
async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: "export { tallyCounts, computeStandings } from './src/lib/rating/index.ts'",
      resolveDir: process.cwd(),
      loader: 'ts',
    },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    globalName: 'engine',
    target: 'es2022',
  });
  return outputFiles[0]!.text;
}
