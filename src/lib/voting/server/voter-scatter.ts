import { clusteredDoubt, ScoreSums, sandwichOfVotes } from '../../rating/index.ts';
import type { Comparisons, Fit, IntervalMethod, SquareMatrix } from '../../rating/index.ts';
import type { VoterCount, VoteStore } from '../store/vote-store.ts';

/** How the votes of a board scatter when those of one voter are one draw. */
export interface VoterScatter {
  /** Models of the fit at which the votes were scored. */
  readonly models: readonly string[];
  /** Score products of voters, in the order of its parameters. */
  readonly products: SquareMatrix;
  readonly voters: number;
  /** How many votes were scored. */
  readonly votes: number;
}

/** Adds up the votes of a board voter by voter, scored at a fit. Its cost grows with the votes. */
export async function readVoterScatter(
  store: Pick<VoteStore, 'voterCounts'>,
  board: string,
  fit: Fit,
): Promise<VoterScatter> {
  const places = new Map(fit.models.map((model, index) => [model, index]));
  const sums = new ScoreSums(fit);
  let votes = 0;
  let open: string | undefined;
  const add = ({ voter, left, right, outcome, count }: VoterCount): void => {
    if (voter !== open) sums.endCluster();
    open = voter;
    const [i, j] = [places.get(left), places.get(right)];
    if (i === undefined || j === undefined) return;
    sums.add(i, j, outcome === 'left' || outcome === 'right' ? outcome : 'draw', count);
    votes += count;
  };
  for await (const rows of store.voterCounts(board)) for (const row of rows) add(row);
  sums.endCluster();
  return { models: fit.models, products: sums.products, voters: sums.clusters, votes };
}

/**
 * Intervals by voter from a scatter that may be a little older than the fit: votes that came since
 * are taken to scatter as those before, so that its products grow in the measure of the votes. Where
 * it is of other models, or of one voter, every vote stands for itself.
 */
export function intervalsByVoter(scatter: VoterScatter | undefined): IntervalMethod {
  return (fit, comparisons) => {
    if (scatter === undefined || !isOfModels(scatter, fit) || scatter.voters < 2) {
      return sandwichOfVotes(fit, comparisons);
    }
    const growth = countComparisons(comparisons) / scatter.votes;
    const { size, values } = scatter.products;
    const products = { size, values: values.map((value) => growth * value) };
    return clusteredDoubt(fit, products, scatter.voters);
  };
}

function isOfModels({ models }: VoterScatter, fit: Fit): boolean {
  return (
    models.length === fit.models.length && models.every((model, at) => model === fit.models[at])
  );
}

function countComparisons({ left, right, draws }: Comparisons): number {
  let sum = 0;
  for (const counts of [left, right, draws]) for (const count of counts) sum += count;
  return sum;
}
