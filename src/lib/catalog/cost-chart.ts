import { scaleLinear, scaleLog } from 'd3-scale';
import { line, curveStepAfter } from 'd3-shape';
import { formatRating } from '../format/number.ts';
import type { CostRating } from './cost-boards.ts';
import { formatSum } from './cost-words.ts';

/** A model with a known cost and a rating on the board shown. */
export interface CostPoint {
  readonly id: string;
  readonly name: string;
  readonly vendorName: string;
  readonly usdPerClip: number;
  readonly rating: CostRating;
}

/** Whether nothing on the board is both cheaper and rated higher. */
export interface FrontierPoint extends CostPoint {
  readonly isOnFrontier: boolean;
}

/** Cost against rating; drawn twice, for a narrow and for a wide window. */
export interface CostChart {
  readonly points: readonly FrontierPoint[];
  readonly frontier: readonly FrontierPoint[];
  readonly narrow: PlacedChart;
  readonly wide: PlacedChart;
}

/** The chart in the units of its picture. */
export interface PlacedChart {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly bottom: number;
  readonly path: string;
  readonly points: readonly PlacedPoint[];
  readonly xTicks: readonly { readonly at: number; readonly text: string }[];
  readonly yTicks: readonly { readonly at: number; readonly text: string }[];
}

/** A point of the picture. */
export interface PlacedPoint {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  /** Ends of the interval. */
  readonly top: number | undefined;
  readonly base: number | undefined;
  readonly isOnFrontier: boolean;
  readonly title: string;
  readonly label: PlacedLabel | undefined;
}

/** A name beside its point. */
export interface PlacedLabel {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
}

/**
 * Sets cost against rating, the cost on a logarithmic axis. On the frontier stands each model that
 * no other beats in both: one that is cheaper is rated lower. Undefined with fewer than two points.
 */
export function toCostChart(points: readonly CostPoint[]): CostChart | undefined {
  if (points.length < 2 || points.some(({ usdPerClip }) => usdPerClip <= 0)) return undefined;
  const marked = markFrontier(points);
  const frontier = marked.filter(({ isOnFrontier }) => isOnFrontier);
  return {
    points: marked,
    frontier,
    narrow: place(marked, { width: 358, height: 340 }),
    wide: place(marked, { width: 720, height: 400 }),
  };
}

/** The points from the cheapest up, each with whether it is on the frontier. */
export function markFrontier(points: readonly CostPoint[]): FrontierPoint[] {
  let best = -Infinity;
  return points
    .toSorted(
      (left, right) => left.usdPerClip - right.usdPerClip || right.rating.value - left.rating.value,
    )
    .map((point) => {
      const isOnFrontier = point.rating.value > best;
      best = Math.max(best, point.rating.value);
      return { ...point, isOnFrontier };
    });
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const margin = { top: 12, right: 14, bottom: 44, left: 46 } as const;

function place(points: readonly FrontierPoint[], { width, height }: Size): PlacedChart {
  const costs = points.map(({ usdPerClip }) => usdPerClip);
  const ends = points.flatMap(({ rating: { value, low, high } }) => [low ?? value, high ?? value]);
  const bottom = height - margin.bottom;
  const x = scaleLog()
    .domain([Math.min(...costs) / 1.15, Math.max(...costs) * 1.15])
    .range([margin.left + 6, width - margin.right]);
  const y = scaleLinear()
    .domain([Math.min(...ends), Math.max(...ends)])
    .nice()
    .range([bottom, margin.top]);
  const placed = points.map((point): Omit<PlacedPoint, 'label'> & { name: string } => ({
    id: point.id,
    name: point.name,
    x: x(point.usdPerClip),
    y: y(point.rating.value),
    top: point.rating.high === undefined ? undefined : y(point.rating.high),
    base: point.rating.low === undefined ? undefined : y(point.rating.low),
    isOnFrontier: point.isOnFrontier,
    title: `${point.vendorName} ${point.name}: ${formatSum(point.usdPerClip)} a clip, rated ${point.rating.text} as ${point.rating.listedAs}`,
  }));
  const frontier = placed.filter(({ isOnFrontier }) => isOnFrontier);
  const steps = line<{ x: number; y: number }>()
    .x((point) => point.x)
    .y((point) => point.y)
    .curve(curveStepAfter);
  return {
    width,
    height,
    left: margin.left,
    bottom,
    path: steps([...frontier, { x: width - margin.right, y: frontier.at(-1)!.y }]) ?? '',
    points: placeLabels(placed, { width, walls: wallsOf(frontier) }),
    xTicks: moneyTicks(x.domain() as [number, number], width < 500).map((usd) => ({
      at: x(usd),
      text: usd < 1 ? formatSum(usd) : `$${usd}`,
    })),
    yTicks: y.ticks(5).map((rating) => ({ at: y(rating), text: formatRating(rating) })),
  };
}

/** Round sums within a span: 1, 2 and 5 of each power of ten, or 1 and 3 where there is little room. */
function moneyTicks([low, high]: readonly [number, number], isNarrow: boolean): number[] {
  const powers = [-3, -2, -1, 0, 1, 2, 3, 4].map((power) => 10 ** power);
  return powers
    .flatMap((power) => (isNarrow ? [1, 3] : [1, 2, 5]).map((step) => step * power))
    .filter((usd) => usd >= low && usd <= high);
}

const letterWidth = 6.6;
const lineHeight = 15;

/**
 * Names beside the points: those on the frontier first, and of the others those that find room. A
 * name that would cover another name or a point is left out; every point has its title.
 */
function placeLabels(
  points: readonly (Omit<PlacedPoint, 'label'> & { readonly name: string })[],
  { width, walls }: { readonly width: number; readonly walls: readonly Box[] },
): PlacedPoint[] {
  const taken: Box[] = points.map(({ x, y }) => ({
    left: x - 5,
    right: x + 5,
    top: y - 5,
    bottom: y + 5,
  }));
  taken.push(...walls);
  const labels = new Map<string, PlacedLabel>();
  const inOrder = points.toSorted(
    (left, right) => Number(right.isOnFrontier) - Number(left.isOnFrontier),
  );
  for (const { id, name, x, y } of inOrder) {
    const long = name.length * letterWidth;
    const at = (dx: number, dy: number, anchor: PlacedLabel['anchor']) => ({
      label: { text: name, x: x + dx, y: y + dy, anchor },
      left: anchor === 'start' ? x + dx : x + dx - long,
    });
    const places = [
      at(-8, -7, 'end'),
      at(8, 4, 'start'),
      at(4, 17, 'start'),
      at(-8, 4, 'end'),
      at(0, -9, 'start'),
      at(0, 17, 'end'),
    ];
    const free = places.find(({ left, label }) => {
      const box = {
        left,
        right: left + long,
        top: label.y - lineHeight + 4,
        bottom: label.y + 3,
      };
      if (box.left < margin.left || box.right > width) return false;
      if (taken.some((other) => overlap(other, box))) return false;
      taken.push(box);
      return true;
    });
    if (free !== undefined) labels.set(id, free.label);
  }
  return points.map((point) => ({ ...point, label: labels.get(point.id) }));
}

/** The steps of the frontier, which names keep clear of. */
function wallsOf(frontier: readonly { readonly x: number; readonly y: number }[]): Box[] {
  return frontier.slice(1).flatMap((point, index) => {
    const before = frontier[index]!;
    return [
      { left: before.x, right: point.x, top: before.y - 1, bottom: before.y + 1 },
      { left: point.x - 1, right: point.x + 1, top: point.y, bottom: before.y },
    ];
  });
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function overlap(first: Box, second: Box): boolean {
  return (
    first.left < second.right &&
    second.left < first.right &&
    first.top < second.bottom &&
    second.top < first.bottom
  );
}
