import { formatCount } from '../format/number.ts';
import { formatDate } from '../format/date.ts';
import { csvPath, jsonPaths } from './api/open-api.ts';
import { toCredit } from './api/licences.ts';
import { vendorDataHref } from './api/vendor-data.ts';
import type { Catalog } from './catalog.ts';

/**
 * The site in one Markdown file for programs that read text, in the form of llmstxt.org: what it
 * is, how to read it right, then the addresses.
 *
 * @param site address of the site
 */
export function toLlmsText(catalog: Catalog, site: string): string {
  const link = (name: string, path: string, about: string): string =>
    `- [${name}](${new URL(path, site).href.replaceAll('%7B', '{').replaceAll('%7D', '}')}): ${about}`;
  return [
    '# Matchcut',
    '',
    `> An open leaderboard and comparison site for AI video models: ${formatCount(catalog.models.length)} models of ${formatCount(catalog.vendors.length)} vendors, a source and a date behind every fact. As of ${formatDate(catalog.today)}.`,
    '',
    'To read it right:',
    '',
    "- Every fact is a list of claims. Where sources differ all are kept; the one put first is the vendor's own, then the newest.",
    '- What nobody states is unknown, never no; a price that nobody states is never free.',
    '- Credits of an app and credits of an API are different things.',
    '- Ratings of two boards, or of two sites, must not be compared. Ranks come with the span that the votes allow.',
    '- Boards of other arenas are shown as published on a date, with credit; `published` is null where the figures may not be handed on.',
    `- Cite as "${toCredit(catalog.today)}", and the source of a fact beside it.`,
    '',
    '## Data',
    '',
    link('About the data', '/data/', 'what there is, licences, examples'),
    link('OpenAPI document', '/api/v1/openapi.json', 'every field described'),
    ...jsonPaths.map(({ path, summary }) => link(path, path, summary)),
    link(csvPath.path, csvPath.path, csvPath.summary),
    '',
    '## Pages',
    '',
    link('Cost', '/cost/', 'what a finished clip costs with each model, plan by plan'),
    link('Methodology', '/methodology/', 'how ratings, intervals and places are made'),
    link('Capabilities', '/capabilities/', 'the matrix of all models'),
    link('Compare', '/compare/', 'two models face to face, or up to six side by side'),
    '',
    '## Boards',
    '',
    ...[...catalog.votedBoards, ...catalog.boards].map(({ name, href, label }) =>
      link(name, href, label),
    ),
    '',
    '## Models',
    '',
    ...catalog.models.map(({ title, href, summary }) => link(title, href, summary)),
    '',
    '## Vendors',
    '',
    ...catalog.vendors.map(({ id, name, summary }) => link(name, vendorDataHref(id), summary)),
    '',
  ].join('\n');
}
