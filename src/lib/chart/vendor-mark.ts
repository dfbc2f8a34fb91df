import {
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  symbolWye,
} from 'd3-shape';

/** Shapes of points, so that vendors can be told apart without colour. */
const markShapes = {
  circle: symbolCircle,
  square: symbolSquare,
  triangle: symbolTriangle,
  diamond: symbolDiamond,
  star: symbolStar,
  cross: symbolCross,
  wye: symbolWye,
} as const;

export type MarkShape = keyof typeof markShapes;

/** Names of the colours in `src/styles/tokens.css`: `blue` -> `--mark-blue`. */
type MarkColour = 'vermillion' | 'blue' | 'green' | 'purple' | 'orange' | 'sky' | 'ochre' | 'grey';

/** How a vendor is drawn on every page. */
export interface VendorMark {
  readonly colour: MarkColour;
  readonly shape: MarkShape;
}

/**
 * One colour and one shape a vendor, the same on all pages; no two vendors have both in common. The
 * colours are those of Okabe and Ito (Color Universal Design, 2008), each darkened by day and
 * lightened by night until it stands out from the surface by 3 to 1 at least.
 */
const vendorMarks: Readonly<Record<string, VendorMark>> = {
  runway: { colour: 'vermillion', shape: 'circle' },
  'kuaishou-kling': { colour: 'blue', shape: 'square' },
  google: { colour: 'green', shape: 'triangle' },
  openai: { colour: 'purple', shape: 'diamond' },
  bytedance: { colour: 'orange', shape: 'star' },
  luma: { colour: 'sky', shape: 'cross' },
  pika: { colour: 'ochre', shape: 'wye' },
  alibaba: { colour: 'purple', shape: 'triangle' },
  minimax: { colour: 'sky', shape: 'diamond' },
  tencent: { colour: 'blue', shape: 'star' },
  lightricks: { colour: 'green', shape: 'circle' },
  zhipu: { colour: 'vermillion', shape: 'square' },
  stability: { colour: 'orange', shape: 'cross' },
  'animatediff-authors': { colour: 'green', shape: 'wye' },
  fal: { colour: 'ochre', shape: 'circle' },
};

const strangerMark: VendorMark = { colour: 'grey', shape: 'wye' };

/** The mark of a vendor; one grey mark for all that have no page here. */
export function vendorMark(vendorId: string | undefined): VendorMark {
  return (vendorId === undefined ? undefined : vendorMarks[vendorId]) ?? strangerMark;
}

/** Ids of the vendors that have a mark of their own. */
export const markedVendors: readonly string[] = Object.keys(vendorMarks);

/** The colour as CSS has it: `var(--mark-blue)`. */
export function markColour({ colour }: VendorMark): string {
  return `var(--mark-${colour})`;
}

/**
 * The outline of a mark around the origin, as the `d` of an SVG path.
 *
 * @param area how much ink it takes, in square pixels
 */
export function markPath({ shape }: Pick<VendorMark, 'shape'>, area = 44): string {
  return symbol(markShapes[shape], area)() ?? '';
}
