import { formatCounted, formatList } from '../format/list.ts';
import { formatAmount, formatUsd } from '../format/money.ts';
import { formatNumber } from '../format/number.ts';
import type {
  KnownCost,
  Obstacle,
  OpenQuestion,
  PlanAlone,
  UnknownCost,
  Way,
} from '../pricing/compute-cost.ts';
import type { OpenPlan } from '../pricing/plans-that-fit.ts';
import type { Workload } from '../pricing/workload.ts';
import { takesOf } from '../pricing/workload.ts';
import { pictureChoices } from './find-models.ts';

/** A workload in words: `20 clips a month of 5 s, 720p or larger, 3 takes for each that is kept`. */
export function describeWorkload(workload: Workload): string {
  const { clips, seconds, pictureLines, tries } = workload;
  const size = pictureChoices.find(({ value }) => value === pictureLines)?.text;
  return [
    `${formatCounted(clips, 'clip')} a month of ${formatNumber(seconds)} s`,
    size === undefined ? '' : `${size} or larger`,
    workload.withSound ? 'with sound' : '',
    tries === 1
      ? 'every take kept'
      : `${formatNumber(tries)} takes for each that is kept (${formatCounted(takesOf(workload), 'take')})`,
    workload.noWatermark ? 'without watermark' : '',
    workload.commercialUse ? 'for commercial use' : '',
    workload.billing === 'yearly' ? 'plans paid by the year' : '',
    workload.resellers ? '' : 'from vendors alone',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** Where it is bought: `2 × Standard plan and 540 credits`, `Runway API`, `API at Comfy, a reseller`. */
export function describeWay({ kind, mix, take }: Way, vendorName: string): string {
  if (kind === 'api') return `${vendorName} API`;
  if (kind === 'seller' || mix === undefined) return `${take.rate.seller ?? ''}, reseller`;
  const plans = mix.plans.map(({ name, count }) => (count === 1 ? name : `${count} × ${name}`));
  const isOne = mix.plans.length === 1 && mix.plans[0]!.count === 1;
  const packs =
    mix.packCredits > 0
      ? ` and ${formatAmount(Math.ceil(mix.packCredits - 1e-9), 'credits')} bought`
      : '';
  return `${formatList(plans)} ${isOne ? 'plan' : 'plans'}${packs}`;
}

/** What is bought there: `720p, silent, 10 s bought for each take`. */
export function describeTake({ take: { rate, seconds } }: Way, workload: Workload): string {
  return [
    rate.label.replace(/(^|, )\d+(\.\d+)? s clips/, ''),
    seconds === workload.seconds ? '' : `${formatNumber(seconds)} s bought for each take`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** What a buyer of plans would want to be warned of. */
export function warningsOf({ kind, watermark, commercialUse }: Way): string[] {
  if (kind !== 'plans') return [];
  return [
    ...(watermark === true ? ['watermark'] : []),
    ...(commercialUse === false ? ['no commercial use'] : []),
  ];
}

/** What a plan held once makes of the month: `makes 33 of 60 takes, lacks 27`. */
export function describePlanAlone(
  { takes, lackingTakes, spareCredits }: PlanAlone,
  wanted: number,
): string {
  if (lackingTakes > 0) return `makes ${takes} of ${formatCounted(wanted, 'take')}`;
  const over =
    spareCredits > 0 ? `, ${formatAmount(Math.floor(spareCredits), 'credits')} left over` : '';
  return `makes all ${formatCounted(wanted, 'take')}${over}`;
}

/** From where on a plan pays, in a sentence; undefined where there is nothing to set against it. */
export function describeBreakEven({ breakEven, ways }: KnownCost): string | undefined {
  if (breakEven === undefined) return undefined;
  const shop = ways.some(({ kind }) => kind === 'api') ? 'the API' : 'the cheapest reseller';
  return breakEven === 'never'
    ? `No plan, even used up, gets below ${shop}.`
    : `From ${formatCounted(breakEven.clips, 'clip')} a month the ${breakEven.plan} plan costs no more than ${shop}.`;
}

/** Plans that could not be reckoned, in a sentence; undefined where there are none. */
export function describeOpenPlans(plans: readonly OpenPlan[]): string | undefined {
  if (plans.length === 0) return undefined;
  const listed = plans.map(({ name, question }) => `${name} (${questionWords[question]})`);
  return `Not reckoned, since it is unknown: ${formatList(listed)}.`;
}

const questionWords: Readonly<Record<OpenPlan['question'], string>> = {
  price: 'price',
  credits: 'credits a month',
  watermark: 'watermark',
  'commercial use': 'commercial use',
};

/** What would have to be known of a model. */
export function describeQuestion({ question, openPlans }: UnknownCost): string {
  if (question !== 'plan') return openWords[question];
  return openPlans.length === 0
    ? 'Sold for credits of an app, and no plan is known to have it'
    : `Sold for credits of an app. ${describeOpenPlans(openPlans)!}`.replace(/\.$/, '');
}

const openWords: Readonly<Record<Exclude<OpenQuestion, 'plan'>, string>> = {
  status: 'No source says whether it can still be used',
  'makes clips': 'No source says that it starts from a text or an image',
  length: 'No source states the lengths it makes',
  extension: 'So long only by extending a clip, and no source states what that costs',
  picture: 'No source states the size of its picture',
  sound: 'No source says whether it makes sound',
  price: 'No source states a price',
  'price by the clip':
    'Its known prices are by the token, for other work than new clips, or have ended',
  'price for this': 'No known price is for this size, length and sound',
  'price in dollars': 'Its price is known in yuan only, and none is converted here',
  'price beside the closed API': 'The API of its vendor has closed, and no other price is known',
};

/** Why models are known not to do it, as a heading. */
export function describeObstacle(obstacle: Obstacle, { seconds, pictureLines }: Workload): string {
  const size = pictureChoices.find(({ value }) => value === pictureLines)?.text ?? '';
  return {
    'not usable': 'Retired or not out yet',
    'makes no clips': 'Only changes clips that it is given',
    'too long': `Makes no clip of ${formatNumber(seconds)} s`,
    'too large': `Makes no picture of ${size}`,
    silent: 'Makes no sound',
  }[obstacle];
}

/** Where the fact behind an obstacle stands on the model's page. */
export const obstacleAnchors: Readonly<Record<Obstacle, string>> = {
  'not usable': '#fact-status',
  'makes no clips': '#cap-text-to-video',
  'too long': '#fact-maxClipSeconds',
  'too large': '#fact-maxResolution',
  silent: '#cap-native-audio',
};

/** A sum of money in a table of sums: `$0.60`, `$1,234.50`. */
export function formatSum(usd: number): string {
  return formatUsd(usd, 2);
}
