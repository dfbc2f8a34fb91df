/** A line of a table that readers see otherwise; undefined where it was or is not there. */
export interface RowChange {
  /** Which table or list it stands in: `Overall`, `Copy of 21 Sep 2026`, `Clip`. */
  readonly where: string;
  /** Which line of it: the name of an entry, `text`. */
  readonly what: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What readers see otherwise of a board or a prompt. */
export interface PlaceChange {
  readonly title: string;
  readonly href: string;
  /** What came or went, a sentence each. */
  readonly lines: readonly string[];
  readonly rows: readonly RowChange[];
  /** Texts of ours that read otherwise: `label`, `caveats`. */
  readonly texts: readonly string[];
}

/** Whether readers see anything of it otherwise. */
export function hasPlaceChange({ lines, rows, texts }: PlaceChange): boolean {
  return lines.length + rows.length + texts.length > 0;
}

/**
 * The lines of a table that came, went or say something else, those that are there now first.
 *
 * @param before what each line said, by its name
 */
export function compareRows(
  where: string,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): RowChange[] {
  return [...new Set([...after.keys(), ...before.keys()])]
    .map((what) => ({ where, what, before: before.get(what), after: after.get(what) }))
    .filter((row) => row.before !== row.after);
}

/** Which fields differ, by the names that readers know them by, in the order of the names. */
export function changedTexts<Item>(
  before: Item,
  after: Item,
  names: { readonly [Field in keyof Item]?: string },
): string[] {
  return (Object.entries(names) as [keyof Item, string][])
    .filter(([field]) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map(([, name]) => name);
}
