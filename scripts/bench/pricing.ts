/**
 * `npm run bench:pricing`: how long the cost of every model takes, for workloads small and large, on
 * the content as it is. The median of many rounds, in milliseconds.
 */
import { toContentCatalog } from '../../src/lib/catalog/content-catalog.ts';
import { toPricedCatalog } from '../../src/lib/catalog/priced-model.ts';
import { readContent } from '../../src/lib/content/read-content.ts';
import { readContentSettings } from '../../src/lib/content/settings.ts';
import { computeCost } from '../../src/lib/pricing/compute-cost.ts';
import type { Workload } from '../../src/lib/pricing/workload.ts';

const rounds = 300;

const base: Workload = {
  clips: 20,
  seconds: 5,
  pictureLines: 720,
  withSound: false,
  tries: 3,
  commercialUse: false,
  noWatermark: false,
  billing: 'monthly',
  resellers: true,
};

const workloads: readonly (readonly [name: string, workload: Workload])[] = [
  ['20 clips of 5 s, 3 tries', base],
  ['1 clip', { ...base, clips: 1, tries: 1 }],
  ['500 clips of 8 s, 4 tries', { ...base, clips: 500, seconds: 8, tries: 4 }],
  ['10,000 clips, 10 tries', { ...base, clips: 10_000, tries: 10 }],
  ['any size, with sound', { ...base, pictureLines: 0, withSound: true }],
];

const { folder, today } = readContentSettings(process.env, new Date());
const catalog = toContentCatalog(await readContent(folder, today), today);
const models = Object.values(toPricedCatalog(catalog).models);

console.log(`${models.length} models, median of ${rounds} rounds`);
for (const [name, workload] of workloads) {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    for (const model of models) computeCost(model, workload);
    return performance.now() - start;
  }).sort((left, right) => left - right);
  const [median, slow] = [0.5, 0.95].map((share) => times[Math.floor(rounds * share)]!.toFixed(2));
  console.log(`${name.padEnd(28)} ${median} ms (95 % within ${slow} ms)`);
}
