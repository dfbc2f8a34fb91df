import { loadCatalog } from './collections.ts';
import { toVotingSite } from './voting-site.ts';
import type { VotingSite } from './voting-site.ts';

let loaded: Promise<VotingSite> | undefined;

/** What the vote server must know of the catalogue of this build, read once. */
export function loadVotingSite(): Promise<VotingSite> {
  if (import.meta.env.DEV) return loadCatalog().then(toVotingSite);
  loaded ??= loadCatalog().then(toVotingSite);
  return loaded;
}
