import type { VotingSite } from '../../src/lib/voting/server/handlers.ts';

/** The board and the models of benchmarks and trials. */
export const benchBoard = 'next-project';
export const benchModels: readonly string[] = Array.from(
  { length: 80 },
  (_, index) => `model-${String(index + 1).padStart(2, '0')}`,
);

/** A site of one open board on which all of them can be drawn. */
export const benchSite: VotingSite = {
  boards: new Map([
    [
      benchBoard,
      {
        board: benchBoard,
        kind: 'open',
        models: benchModels,
        prompts: [],
        missing: undefined,
      },
    ],
  ]),
  describeModel: (id) => ({ title: id, href: `/models/${id}/` }),
  describePrompt: () => undefined,
};
