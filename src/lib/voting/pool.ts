/** A pair of models that can meet on a board, `first` before `second` in the order of their ids. */
export interface Pair {
  readonly first: string;
  readonly second: string;
}

/** A prompt with the clips that models made from it. */
export interface PromptPool {
  readonly prompt: string;
  /** Clip by model. */
  readonly clips: ReadonlyMap<string, string>;
}

/** Who can meet on a board: two models by name, or two clips of one prompt. */
export interface Pool {
  readonly board: string;
  readonly kind: 'open' | 'blind';
  readonly models: readonly string[];
  /** Prompts of a blind board; none on an open one. */
  readonly prompts: readonly PromptPool[];
}

/** What makes two matchups the same, whichever side the models are on. Ids hold no spaces. */
export function matchupKey(one: string, other: string, prompt: string | null): string {
  const pair = one < other ? `${one} ${other}` : `${other} ${one}`;
  return prompt === null ? pair : `${pair} ${prompt}`;
}

/** The prompts on which two models have clips; `[null]` on an open board. */
export function promptsOf(pool: Pool, { first, second }: Pair): readonly (string | null)[] {
  if (pool.kind === 'open') return [null];
  return pool.prompts
    .filter(({ clips }) => clips.has(first) && clips.has(second))
    .map(({ prompt }) => prompt);
}
