/** A page that search found. */
export interface FoundPage {
  readonly url: string;
  readonly title: string;
  readonly kind: string | undefined;
  /** Escaped text with matches between `<mark>` and `</mark>`. */
  readonly excerpt: string;
}

/** What a search gives: how many pages, and the first of them. */
export interface SearchOutcome {
  readonly total: number;
  readonly pages: readonly FoundPage[];
}

/** The part of Pagefind's interface for browsers that is used here. */
interface Pagefind {
  options: (options: { excerptLength: number }) => Promise<void>;
  search: (query: string) => Promise<{ results: readonly { data: () => Promise<PageData> }[] }>;
}

interface PageData {
  url: string;
  excerpt: string;
  meta: Record<string, string>;
}

let loading: Promise<Pagefind> | undefined;

/** Searches the index that the build made. Rejects where the site has none, as in development. */
export async function searchPages(query: string, limit: number): Promise<SearchOutcome> {
  const { results } = await (await loadIndex()).search(query);
  const pages = await Promise.all(results.slice(0, limit).map(({ data }) => data()));
  return {
    total: results.length,
    pages: pages.map(({ url, excerpt, meta }) => ({
      url,
      excerpt,
      title: meta['title'] ?? url,
      kind: meta['kind'],
    })),
  };
}

function loadIndex(): Promise<Pagefind> {
  loading ??= fetchIndex().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function fetchIndex(): Promise<Pagefind> {
  // Not part of the bundle: the build writes it beside the pages.
  const address = '/pagefind/pagefind.js';
  const pagefind = (await import(/* @vite-ignore */ address)) as Pagefind;
  await pagefind.options({ excerptLength: 24 });
  return pagefind;
}
