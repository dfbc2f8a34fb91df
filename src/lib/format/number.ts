// One formatter each: making one for every number is what most of a build was spent on.
const counts = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const numbers = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 4 });

/** A rating in whole points: 1093.77 -> `1094`. */
export function formatRating(rating: number): string {
  return rating.toFixed(0);
}

/** Half the width of an interval: 5.04 -> `±5`; what is below one point keeps a decimal. */
export function formatHalfWidth(halfWidth: number): string {
  return `±${halfWidth < 1 ? halfWidth.toFixed(1) : halfWidth.toFixed(0)}`;
}

/** A share in whole percent: 0.6145 -> `61 %`; what would round to 0 or 100 without being it says so. */
export function formatShare(share: number): string {
  const percent = Math.round(share * 100);
  if (percent === 0 && share > 0) return '<1 %';
  if (percent === 100 && share < 1) return '>99 %';
  return `${percent} %`;
}

/** A count with thin groups of three: 190533 -> `190,533`. */
export function formatCount(count: number): string {
  return counts.format(Math.round(count));
}

/** A number as its source gives it: 12.5 -> `12.5`, 2250 -> `2,250`. */
export function formatNumber(value: number): string {
  return numbers.format(value);
}

/** A span of places: (1, 3) -> `1–3`, (2, 2) -> `2`. */
export function formatSpan(low: number, high: number): string {
  return low === high ? String(low) : `${low}–${high}`;
}

/** A whole number with its sign, minus as type has it: -41.3 -> `−41`, 5 -> `+5`, -0.2 -> `0`. */
export function formatSigned(value: number): string {
  const rounded = Math.round(value);
  if (rounded === 0) return '0';
  return rounded < 0 ? `−${counts.format(-rounded)}` : `+${counts.format(rounded)}`;
}

/** How far a rating lies from the first place: 0 -> `in front`, -41.3 -> `41 points behind the leader`. */
export function formatGap(gap: number): string {
  const points = Math.round(-gap);
  if (points <= 0) return gap < 0 ? 'less than a point behind the leader' : 'in front';
  return `${counts.format(points)} ${points === 1 ? 'point' : 'points'} behind the leader`;
}

/** A correlation to two decimals: 0.617 -> `0.62`, -0.1 -> `−0.10`. */
export function formatCorrelation(value: number): string {
  const text = Math.abs(value).toFixed(2);
  return value < 0 && text !== '0.00' ? `−${text}` : text;
}
