import type { Content } from '../content/read-content.ts';
import { toCatalog } from './catalog.ts';
import type { Catalog } from './catalog.ts';

/** Checked records beside their ids, as reading the folder gives them and as the collections hold them. */
export type ContentRecords = Pick<Content, 'capabilities'> & {
  readonly [Folder in 'models' | 'vendors' | 'boards' | 'arenas' | 'prompts']: readonly Pick<
    Content[Folder][number],
    'id' | 'data'
  >[];
};

/** The catalogue of the content as of a day (YYYY-MM-DD). */
export function toContentCatalog(records: ContentRecords, today: string): Catalog {
  return toCatalog({
    models: records.models.map(withId),
    vendors: records.vendors.map(withId),
    boards: records.boards.map(withId),
    arenas: records.arenas.map(withId),
    prompts: records.prompts.map(withId),
    capabilities: records.capabilities,
    today,
  });
}

function withId<Data extends object>({ id, data }: { readonly id: string; readonly data: Data }) {
  return { ...data, id };
}
