import type { ClipLengths, PricedModel, Rate } from './priced-model.ts';
import type { Workload } from './workload.ts';

/** One generation as it is bought: a clip is bought whole, at a length on offer. */
export interface Take {
  readonly rate: Rate;
  /** Seconds bought, those that are cut off included. */
  readonly seconds: number;
  /** In the unit of the rate. */
  readonly amount: number;
}

/**
 * Seconds that must be bought for a clip: the next length on offer, what is over is cut off. Within a
 * range lengths go by whole seconds. 8 s of a model that makes 5 or 10 are 10; 6.5 s within 2 to 10
 * are 7. Undefined where nobody states any length, or the clip is longer than the longest.
 */
export function secondsBought(
  { clipLengths, longestSeconds }: PricedModel,
  seconds: number,
): number | undefined {
  const longest = longestSeconds?.value ?? longestOf(clipLengths?.value);
  if (longest === undefined || seconds > longest) return undefined;
  if (clipLengths === undefined) return Math.min(Math.ceil(seconds), longest);
  const lengths = clipLengths.value;
  if ('max' in lengths) return Math.min(Math.max(Math.ceil(seconds), lengths.min), longest);
  const fitting = lengths.filter((length) => length >= seconds);
  return fitting.length > 0 ? Math.min(...fitting) : longest;
}

/** The longest of the lengths on offer. */
export function longestOf(lengths: ClipLengths | undefined): number | undefined {
  if (lengths === undefined) return undefined;
  return 'max' in lengths ? lengths.max : Math.max(...lengths);
}

/**
 * What one take of a workload costs at each rate that is known to hold for it. A rate that names no
 * size, sound or length holds for all of them, unless rates beside it name them: then nobody says
 * which it means, and it is left out.
 */
export function takesThatFit(model: PricedModel, workload: Workload): Take[] {
  const bought = secondsBought(model, workload.seconds);
  return model.rates
    .filter((rate) => fitsPicture(rate, model, workload) && fitsSound(rate, model, workload))
    .flatMap((rate) => {
      const seconds = secondsAt(rate, { model, wanted: workload.seconds, bought });
      return seconds === undefined ? [] : [{ rate, seconds, amount: amountOf(rate, seconds) }];
    });
}

function amountOf({ per, value }: Rate, seconds: number): number {
  return per === 'clip' ? value : value * seconds;
}

function fitsPicture(
  { channel, pictureLines }: Rate,
  { rates, largestLines }: PricedModel,
  { pictureLines: wanted }: Workload,
): boolean {
  if (wanted === 0) return true;
  if (pictureLines !== undefined) return pictureLines >= wanted;
  if (rates.some((other) => other.channel === channel && other.pictureLines !== undefined)) {
    return false;
  }
  return largestLines !== undefined && largestLines.value >= wanted;
}

function fitsSound(rate: Rate, { rates, hasSound }: PricedModel, { withSound }: Workload): boolean {
  if (!withSound || rate.withSound === true) return true;
  if (rate.withSound === false || hasSound?.value !== true) return false;
  return !rates.some((other) => isBeside(other, rate) && other.withSound !== undefined);
}

function secondsAt(
  rate: Rate,
  {
    model: { rates },
    wanted,
    bought,
  }: {
    readonly model: PricedModel;
    readonly wanted: number;
    readonly bought: number | undefined;
  },
): number | undefined {
  if (rate.clipSeconds !== undefined) {
    return rate.clipSeconds >= wanted ? rate.clipSeconds : undefined;
  }
  const isNamedElsewhere = rates.some(
    (other) => isBeside(other, rate) && other.clipSeconds === bought,
  );
  return isNamedElsewhere ? undefined : bought;
}

/** Whether two rates are for the same size from the same hand. */
function isBeside(left: Rate, right: Rate): boolean {
  return (
    left.channel === right.channel &&
    left.seller === right.seller &&
    left.pictureLines === right.pictureLines
  );
}
