import { fitBradleyTerry, scoreProductsOfClusters } from '../rating/index.ts';
import type { Comparisons, SquareMatrix } from '../rating/index.ts';
import type { Counts } from '../schema/counts.ts';

/** Published judgements of one pair, by one annotator on one prompt in one dimension, grouped. */
export interface JudgementGroup {
  readonly dimension: string;
  /** Judgements with the same cluster are not independent of each other. */
  readonly cluster: string;
  /** Ids of the two; `first` comes before `second` in code-point order. */
  readonly first: string;
  readonly second: string;
  readonly firstWins: number;
  readonly secondWins: number;
  readonly ties: number;
}

type Pair = Omit<JudgementGroup, 'dimension' | 'cluster'>;

/**
 * Turns published judgements into what a board keeps: counts for each dimension and pair, and, for
 * each dimension and overall, the products of the clusters' scores that honest intervals need.
 *
 * @param groups the judgements; their order does not matter
 * @param sha256 digest of the file they came from
 * @throws RangeError where there is no judgement, or a dimension has no Bradley-Terry estimate
 */
export function countJudgements(groups: readonly JudgementGroup[], sha256: string): Counts {
  if (groups.length === 0) throw new RangeError('Cannot count judgements: there are none');
  const models = sortedUnique(groups.flatMap(({ first, second }) => [first, second]));
  const dimensions = Object.fromEntries(
    sortedUnique(groups.map(({ dimension }) => dimension)).map((dimension) => {
      const own = groups.filter((group) => group.dimension === dimension);
      const pairs = addPairs(own).map(
        ({ first, second, firstWins, secondWins, ties }) =>
          [first, second, firstWins, secondWins, ties] as [string, string, number, number, number],
      );
      return [dimension, { ...clusterScores(own, models), pairs }];
    }),
  );
  const judgements = groups.reduce(
    (sum, { firstWins, secondWins, ties }) => sum + firstWins + secondWins + ties,
    0,
  );
  return {
    input: { sha256, judgements },
    models,
    dimensions,
    overall: clusterScores(groups, models),
  };
}

function clusterScores(
  groups: readonly JudgementGroup[],
  models: readonly string[],
): { clusters: number; scoreProducts: number[][] } {
  const fit = fitBradleyTerry(toComparisonsOf(groups, models));
  const clusters = [
    ...Map.groupBy(groups, ({ dimension, cluster }) => JSON.stringify([dimension, cluster])),
  ]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, members]) => toComparisonsOf(members, models));
  const products = scoreProductsOfClusters(clusters, fit);
  return { clusters: clusters.length, scoreProducts: toRows(products) };
}

/** Comparisons over all models, also those that the groups leave out. */
function toComparisonsOf(groups: readonly Pair[], models: readonly string[]): Comparisons {
  const size = models.length;
  const indexOf = new Map(models.map((model, index) => [model, index]));
  const left = new Float64Array(size * size);
  const right = new Float64Array(size * size);
  const draws = new Float64Array(size * size);
  for (const { first, second, firstWins, secondWins, ties } of groups) {
    const cell = indexOf.get(first)! * size + indexOf.get(second)!;
    left[cell]! += firstWins;
    right[cell]! += secondWins;
    draws[cell]! += ties;
  }
  return { models, left, right, draws };
}

function addPairs(groups: readonly Pair[]): Pair[] {
  const total = new Map<string, Pair>();
  for (const { first, second, firstWins, secondWins, ties } of groups) {
    const key = JSON.stringify([first, second]);
    const known = total.get(key) ?? { first, second, firstWins: 0, secondWins: 0, ties: 0 };
    total.set(key, {
      first,
      second,
      firstWins: known.firstWins + firstWins,
      secondWins: known.secondWins + secondWins,
      ties: known.ties + ties,
    });
  }
  return [...total].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, pair]) => pair);
}

function toRows({ size, values }: SquareMatrix): number[][] {
  return Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_, j) => {
      // One of the two twins decides, so that the table is symmetric to the last digit.
      const [row, column] = i <= j ? [i, j] : [j, i];
      // Adding 0 turns minus zero, which JSON cannot hold, into zero.
      return Math.round(values[row * size + column]! * 1e4) / 1e4 + 0;
    }),
  );
}

function sortedUnique(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort((left, right) => (left < right ? -1 : left > right ? 1 : 0));
}

/** The counts as text: one pair and one row of products a line, so that a change reads as one. */
export function formatCounts(counts: Counts): string {
  const list = (rows: readonly unknown[], indent: string): string =>
    `[\n${rows.map((row) => `${indent}  ${JSON.stringify(row)}`).join(',\n')}\n${indent}]`;
  const view = (
    { clusters, scoreProducts, pairs }: Counts['overall'] & Partial<Counts['dimensions'][string]>,
    indent: string,
  ): string =>
    [
      `{`,
      `${indent}  "clusters": ${clusters},`,
      ...(pairs === undefined ? [] : [`${indent}  "pairs": ${list(pairs, `${indent}  `)},`]),
      `${indent}  "scoreProducts": ${list(scoreProducts, `${indent}  `)}`,
      `${indent}}`,
    ].join('\n');
  return `{
  "input": ${JSON.stringify(counts.input)},
  "models": ${JSON.stringify(counts.models)},
  "dimensions": {
${Object.entries(counts.dimensions)
  .map(([id, dimension]) => `    ${JSON.stringify(id)}: ${view(dimension, '    ')}`)
  .join(',\n')}
  },
  "overall": ${view(counts.overall, '  ')}
}
`;
}
