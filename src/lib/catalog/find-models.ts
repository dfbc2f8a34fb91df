import { formatAmount } from '../format/money.ts';
import { formatNumber } from '../format/number.ts';
import type { Support } from '../schema/capability.ts';

/** A quantity to compare, with the words for it. */
export interface Quantity {
  readonly value: number;
  readonly text: string;
}

/** A model with the facts that decide whether it is found. What is left out is unknown. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly vendorName: string;
  readonly href: string;
  /** By capability; one that is left out is unknown. */
  readonly support: Readonly<Record<string, Exclude<Support, 'unknown'>>>;
  readonly status?: { readonly isUsable: boolean; readonly text: string } | undefined;
  readonly longestTake?: Quantity | undefined;
  /** The shorter side of the largest picture, in pixels. */
  readonly largestPicture?: Quantity | undefined;
  /** The lowest known price in USD a second. */
  readonly price?: Quantity | undefined;
}

/** What a model must have to be found. */
export interface MustHaves {
  readonly capabilities: readonly string[];
  readonly seconds?: number | undefined;
  /** The shorter side of the picture, in pixels. */
  readonly pictureLines?: number | undefined;
  readonly isUsable: boolean;
  readonly maxUsdPerSecond?: number | undefined;
}

/** What a reader asks for at first. */
export const noMustHaves: MustHaves = { capabilities: [], isUsable: false };

/** One must-have with what it does to the list. */
export interface Verdict {
  readonly key: string;
  readonly label: string;
  /** How many models fail it, and for how many of these nobody says. */
  readonly excludes: number;
  readonly unknown: number;
  /** How many models would be found without it. */
  readonly foundWithout: number;
}

/** Why a model is left out. */
export interface Reason {
  readonly key: string;
  readonly text: string;
  readonly isUnknown: boolean;
}

/** What the must-haves leave, what they exclude and why. */
export interface Finding {
  readonly found: readonly {
    readonly candidate: Candidate;
    /** Must-haves that it has only in part. */
    readonly inPart: readonly string[];
  }[];
  /** The nearest miss first: fewest reasons, then fewest that are known to fail. */
  readonly excluded: readonly {
    readonly candidate: Candidate;
    readonly reasons: readonly Reason[];
  }[];
  /** What excludes the most first. */
  readonly verdicts: readonly Verdict[];
}

/** The sizes that can be asked for, with the shorter side in pixels. */
export const pictureChoices: readonly Quantity[] = [
  { value: 720, text: '720p' },
  { value: 1080, text: '1080p' },
  { value: 2160, text: '4K' },
];

interface Test {
  readonly key: string;
  readonly label: string;
  readonly judge: (candidate: Candidate) => Judgement;
}

type Judgement = 'met' | 'in part' | { readonly text: string; readonly isUnknown: boolean };

/**
 * Splits the candidates into those that have every must-have and those that lack one, with each
 * reason. Unknown is not met, and is a reason of its own; support in part is met, and is marked. A
 * take and a picture are each compared by themselves: nobody promises both at once.
 *
 * Without must-haves all are found.
 *
 * @param capabilityNames what readers call each capability
 */
export function findModels(
  candidates: readonly Candidate[],
  mustHaves: MustHaves,
  capabilityNames: Readonly<Record<string, string>>,
): Finding {
  const tests = toTests(mustHaves, capabilityNames);
  const judged = candidates.map((candidate) => {
    const judgements = tests.map(({ key, label, judge }) => ({
      key,
      label,
      judgement: judge(candidate),
    }));
    return {
      candidate,
      inPart: judgements.filter(({ judgement }) => judgement === 'in part').map(labelOf),
      reasons: judgements.flatMap(({ key, judgement }) =>
        typeof judgement === 'string' ? [] : [{ key, ...judgement }],
      ),
    };
  });
  const found = judged.filter(({ reasons }) => reasons.length === 0);
  const excluded = judged.filter(({ reasons }) => reasons.length > 0);
  return {
    found: found.map(({ candidate, inPart }) => ({ candidate, inPart })),
    excluded: excluded
      .map(({ candidate, reasons }) => ({ candidate, reasons }))
      .sort(
        (left, right) =>
          left.reasons.length - right.reasons.length ||
          countKnown(left.reasons) - countKnown(right.reasons),
      ),
    verdicts: tests
      .map(({ key, label }) => {
        const failed = excluded.flatMap(({ reasons }) =>
          reasons.filter((reason) => reason.key === key),
        );
        const onlyHere = excluded.filter(({ reasons }) =>
          reasons.every((reason) => reason.key === key),
        );
        return {
          key,
          label,
          excludes: failed.length,
          unknown: failed.filter(({ isUnknown }) => isUnknown).length,
          foundWithout: found.length + onlyHere.length,
        };
      })
      .sort((left, right) => right.excludes - left.excludes),
  };
}

/** A name within a sentence: `Native audio` -> `native audio`, `HDR`, `C2PA` and `Adobe` stay. */
export function toMidSentence(name: string): string {
  return /^([A-Z]{2}|[A-Z]\d|ComfyUI|Adobe)/.test(name)
    ? name
    : name.charAt(0).toLowerCase() + name.slice(1);
}

function toTests(
  { capabilities, seconds, pictureLines, isUsable, maxUsdPerSecond }: MustHaves,
  names: Readonly<Record<string, string>>,
): Test[] {
  const tests = capabilities.map((id) => capabilityTest(id, toMidSentence(names[id] ?? id)));
  if (seconds !== undefined) {
    tests.push(
      quantityTest('seconds', `a take of ${formatNumber(seconds)} s or more`, 'longest take', {
        read: ({ longestTake }) => longestTake,
        isMet: (value) => value >= seconds,
      }),
    );
  }
  if (pictureLines !== undefined) {
    const size = pictureChoices.find(({ value }) => value === pictureLines)?.text;
    tests.push(
      quantityTest('picture', `a picture of ${size ?? pictureLines} or more`, 'largest picture', {
        read: ({ largestPicture }) => largestPicture,
        isMet: (value) => value >= pictureLines,
      }),
    );
  }
  if (isUsable) tests.push(statusTest);
  if (maxUsdPerSecond !== undefined) {
    tests.push(
      quantityTest('price', `at most ${formatAmount(maxUsdPerSecond, 'usd')} a second`, 'price', {
        read: ({ price }) => price,
        isMet: (value) => value <= maxUsdPerSecond,
      }),
    );
  }
  return tests;
}

function capabilityTest(id: string, name: string): Test {
  return {
    key: id,
    label: name,
    judge: ({ support }) => {
      const level = support[id];
      if (level === undefined) return { text: `${name} unknown`, isUnknown: true };
      if (level === 'none') return { text: `no ${name}`, isUnknown: false };
      return level === 'full' ? 'met' : 'in part';
    },
  };
}

const statusTest: Test = {
  key: 'available',
  label: 'available now',
  judge: ({ status }) => {
    if (status === undefined) return { text: 'status unknown', isUnknown: true };
    return status.isUsable ? 'met' : { text: toMidSentence(status.text), isUnknown: false };
  },
};

function quantityTest(
  key: string,
  label: string,
  name: string,
  {
    read,
    isMet,
  }: {
    readonly read: (candidate: Candidate) => Quantity | undefined;
    readonly isMet: (value: number) => boolean;
  },
): Test {
  return {
    key,
    label,
    judge: (candidate) => {
      const quantity = read(candidate);
      if (quantity === undefined) return { text: `${name} unknown`, isUnknown: true };
      return isMet(quantity.value) ? 'met' : { text: `${name} ${quantity.text}`, isUnknown: false };
    },
  };
}

function labelOf({ label }: { readonly label: string }): string {
  return label;
}

function countKnown(reasons: readonly Reason[]): number {
  return reasons.filter(({ isUnknown }) => !isUnknown).length;
}
