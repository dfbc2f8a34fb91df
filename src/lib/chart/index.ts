export { dayNumber, dayOfNumber, toAxes } from './axes.ts';
export type { Axes, Tick } from './axes.ts';
export { bandPath } from './band.ts';
export type { Placement } from './band.ts';
export { toChartRows } from './chart-rows.ts';
export type { ChartLine, ChartRow } from './chart-rows.ts';
export { dashOf, toRuns } from './line-chart.ts';
export type {
  ChartFlag,
  ChartGap,
  ChartPoint,
  ChartSeries,
  DatedPoint,
  LineChart,
} from './line-chart.ts';
export { placeChart } from './place-chart.ts';
export type { ChartSize, PlacedChart, PlacedSeries } from './place-chart.ts';
export { spread } from './spread.ts';
export { markColour, markPath, markedVendors, vendorMark } from './vendor-mark.ts';
export type { MarkShape, VendorMark } from './vendor-mark.ts';
