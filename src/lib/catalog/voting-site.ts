import { findModel } from './catalog.ts';
import type { Catalog } from './catalog.ts';

/** A board that readers vote on, as the vote server needs it. */
export interface VotingBoard {
  readonly board: string;
  readonly kind: 'open' | 'blind';
  readonly models: readonly string[];
  readonly prompts: readonly {
    readonly prompt: string;
    readonly clips: ReadonlyMap<string, string>;
  }[];
  readonly missing: string | undefined;
}

/** What the vote server must know of the catalogue. */
export interface VotingSite {
  readonly boards: ReadonlyMap<string, VotingBoard>;
  readonly describeModel: (id: string) => { readonly title: string; readonly href: string };
  readonly describePrompt: (
    id: string,
  ) => { readonly text: string; readonly picture: string | undefined } | undefined;
}

/** The boards that readers vote on with what their matchups show. */
export function toVotingSite(catalog: Catalog): VotingSite {
  return {
    boards: new Map(
      catalog.votedBoards.map(({ id, kind, pool, prompts, missing }) => [
        id,
        {
          board: id,
          kind,
          models: pool,
          prompts: prompts.map(({ id: prompt, clips }) => ({ prompt, clips })),
          missing,
        },
      ]),
    ),
    describeModel: (id) => {
      const { title, href } = findModel(catalog, id);
      return { title, href };
    },
    describePrompt: (id) => {
      const prompt = catalog.prompts.find((candidate) => candidate.id === id);
      return prompt === undefined
        ? undefined
        : { text: prompt.text, picture: prompt.picture?.file };
    },
  };
}
