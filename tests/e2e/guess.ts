import { seededUniform } from '../../src/lib/rating/distributions.ts';

/** What was received about one clip, and which model it turned out to be. */
export interface Sample {
  /** Samples are only compared within a group: what is shared by a prompt tells nothing. */
  readonly group: string;
  readonly label: string;
  readonly features: readonly number[];
}

/** How well labels can be told from features, beside the same with labels dealt out by chance. */
export interface Guess {
  readonly found: number;
  readonly byChance: readonly number[];
}

/**
 * Share of samples whose nearest other sample of the group, by ranks of features, has their label;
 * and the same for labels shuffled within the group, so many times.
 */
export function guessByNeighbour(samples: readonly Sample[], shuffles: number): Guess {
  const ranked = toRanks(samples);
  return compare(samples, shuffles, (labels) => {
    const hits = ranked.filter(({ nearest }, index) => labels[nearest] === labels[index]);
    return hits.length / samples.length;
  });
}

/**
 * The largest F of an analysis of variance over all features, by ranks within groups: how much one
 * feature differs between labels against how much it differs within them.
 */
export function guessByFeature(samples: readonly Sample[], shuffles: number): Guess {
  const ranked = toRanks(samples);
  const features = samples[0]!.features.map((_, at) => ranked.map(({ ranks }) => ranks[at]!));
  return compare(samples, shuffles, (labels) =>
    Math.max(...features.map((values) => varianceRatio(values, labels))),
  );
}

function compare(
  samples: readonly Sample[],
  shuffles: number,
  statistic: (labels: readonly string[]) => number,
): Guess {
  const random = seededUniform(1);
  const labels = samples.map(({ label }) => label);
  return {
    found: statistic(labels),
    byChance: Array.from({ length: shuffles }, () => statistic(shuffleWithin(samples, random))),
  };
}

function toRanks(samples: readonly Sample[]): { ranks: number[]; nearest: number }[] {
  const groupOf = (index: number): number[] =>
    [...samples.keys()].filter((other) => samples[other]!.group === samples[index]!.group);
  const ranks = samples.map(({ features }, index) => {
    const group = groupOf(index);
    return features.map((value, at) => {
      const below = group.filter((other) => samples[other]!.features[at]! < value).length;
      const same = group.filter((other) => samples[other]!.features[at] === value).length;
      return (below + same / 2) / group.length - 0.5;
    });
  });
  const distance = (one: number, other: number): number =>
    ranks[one]!.reduce((sum, rank, at) => sum + (rank - ranks[other]![at]!) ** 2, 0);
  return samples.map((_, index) => ({
    ranks: ranks[index]!,
    nearest: groupOf(index)
      .filter((other) => other !== index)
      .reduce((best, other) => (distance(index, other) < distance(index, best) ? other : best)),
  }));
}

function varianceRatio(values: readonly number[], labels: readonly string[]): number {
  const byLabel = [...Map.groupBy(values.keys(), (index) => labels[index]!).values()];
  const mean = (of: readonly number[]): number =>
    of.reduce((sum, index) => sum + values[index]!, 0) / of.length;
  const whole = mean([...values.keys()]);
  const between = byLabel.reduce((sum, of) => sum + of.length * (mean(of) - whole) ** 2, 0);
  const total = values.reduce((sum, value) => sum + (value - whole) ** 2, 0);
  const within = total - between;
  if (total === 0) return 0;
  return between / (byLabel.length - 1) / (within / (values.length - byLabel.length));
}

function shuffleWithin(samples: readonly Sample[], random: () => number): string[] {
  const labels = samples.map(({ label }) => label);
  for (const places of Map.groupBy(samples.keys(), (index) => samples[index]!.group).values()) {
    for (let last = places.length - 1; last > 0; last -= 1) {
      const [one, other] = [places[last]!, places[Math.floor(random() * (last + 1))]!];
      [labels[one], labels[other]] = [labels[other]!, labels[one]!];
    }
  }
  return labels;
}
