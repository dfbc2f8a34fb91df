/** The folders of the site that search reads, and what a page in each is called in the results. */
const kinds: Readonly<Record<string, string>> = {
  models: 'Model',
  vendors: 'Vendor',
  boards: 'Board',
  methodology: 'Method',
};

/** Folders of the built site that hold pages for search. */
export const searchedFolders: readonly string[] = Object.keys(kinds);

/**
 * What search calls the page at a path; undefined where search leaves it out. Lists, comparisons
 * and the dimensions of a board repeat what other pages say: `/models/kling-3-0/` -> `Model`,
 * `/models/` -> undefined.
 */
export function toSearchKind(pathname: string): string | undefined {
  const [folder = '', page, ...deeper] = pathname.split('/').filter((part) => part !== '');
  const isList = page === undefined && folder !== 'methodology';
  if (isList || deeper.length > 0 || !searchedFolders.includes(folder)) return undefined;
  return kinds[folder];
}
