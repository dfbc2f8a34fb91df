import type { ChartPoint } from './line-chart.ts';

/** How a picture places days and values, in pixels. */
export interface Placement {
  readonly x: (day: string) => number;
  readonly y: (value: number) => number;
}

/**
 * The interval band of a series as the `d` of an SVG path: along the upper ends and back along the
 * lower ones. Where a point has no interval the band is broken, and a point alone has none; `` where
 * there is nothing to fill.
 */
export function bandPath(runs: readonly (readonly ChartPoint[])[], { x, y }: Placement): string {
  return runs
    .flatMap(toKnownRuns)
    .filter((run) => run.length > 1)
    .map((run) => {
      const above = run.map(({ day, upper }) => `${x(day)},${y(upper)}`);
      const below = run.map(({ day, lower }) => `${x(day)},${y(lower)}`).reverse();
      return `M${[...above, ...below].join('L')}Z`;
    })
    .join('');
}

type KnownPoint = ChartPoint & { readonly lower: number; readonly upper: number };

/** Stretches of a run in which every point has its interval. */
function toKnownRuns(run: readonly ChartPoint[]): KnownPoint[][] {
  const runs: KnownPoint[][] = [[]];
  run.forEach((point) => {
    const { lower, upper } = point;
    if (lower === undefined || upper === undefined) runs.push([]);
    else runs.at(-1)!.push({ ...point, lower, upper });
  });
  return runs;
}
