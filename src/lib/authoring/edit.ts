/** A piece of a text to be put in place of another, by offset. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What was changed on one line, for whoever reads it. */
export interface Fix {
  /** Line of the file before the change, from 1. */
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

/** The text with all edits made. Edits must not overlap; everything between them stays as it is. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((left, right) => right.start - left.start)
    .reduce(
      (result, { start, end, text }) => result.slice(0, start) + text + result.slice(end),
      text,
    );
}

/** What edits change, in order of place. */
export function toFixes(text: string, edits: readonly Edit[]): Fix[] {
  return edits
    .toSorted((left, right) => left.start - right.start)
    .map((edit) => ({
      line: text.slice(0, edit.start).split('\n').length,
      before: text.slice(edit.start, edit.end),
      after: edit.text,
    }));
}
