import { formatCounted } from '../format/list.ts';
import { modelSchema } from '../schema/model.ts';
import type { Catalog, Model } from './catalog.ts';
import { boardDataHref } from './api/board-data.ts';
import { toFacts } from './api/facts.ts';
import { toCredit, toLicences } from './api/licences.ts';
import type { Licence } from './api/licences.ts';
import { modelDataHref } from './api/model-data.ts';
import { csvPath, jsonPaths } from './api/open-api.ts';
import { vendorDataHref } from './api/vendor-data.ts';

/** What the page about the data shows. */
export interface DataPage {
  readonly counts: string;
  /** Every file, or the pattern of many, with one that exists. */
  readonly files: readonly { path: string; example: string; summary: string }[];
  readonly licences: readonly Licence[];
  readonly credit: string;
  readonly citation: string;
  readonly examples: readonly { title: string; command: string }[];
}

/**
 * Gathers the page about the data.
 *
 * @param site address of the site
 */
export function toDataPage(catalog: Catalog, site: string): DataPage {
  const { models, vendors, boards, arenas } = catalog;
  const [vendor, board] = [vendors[0], boards[0]];
  const model = models.find(hasDispute) ?? models[0];
  const examples: Readonly<Record<string, string | undefined>> = {
    '/api/v1/models/{id}.json': model && modelDataHref(model.id),
    '/api/v1/vendors/{id}.json': vendor && vendorDataHref(vendor.id),
    '/api/v1/boards/{id}.json': board && boardDataHref(board.id),
  };
  const origin = site.replace(/\/$/, '');
  const asked = catalog.capabilities.groups.flatMap(({ rows }) => rows)[0]?.id ?? '';
  return {
    counts: `${models.length} models, ${vendors.length} vendors, ${formatCounted(boards.length, 'board')} rated here and ${formatCounted(arenas.length, 'board')} of other arenas`,
    files: [...jsonPaths, csvPath]
      .map(({ path, summary }) => ({ path, summary, example: examples[path] ?? path }))
      .filter(({ example }) => !example.includes('{')),
    licences: toLicences(catalog),
    credit: toCredit(catalog.today),
    citation: `Matchcut, an open leaderboard and catalogue of AI video models, ${origin}/data/, as of ${catalog.today}.`,
    examples: [
      {
        title:
          'Names of all models that make 15 seconds or more in one take, by the source put first',
        command: `curl -s ${origin}/api/v1/models.json \\\n  | jq -r '.models[] | select(.specs.maxClipSeconds.value >= 15) | .title'`,
      },
      {
        title: 'Facts of one model on which sources differ, with every claim',
        command: `curl -s ${origin}${examples['/api/v1/models/{id}.json'] ?? ''} \\\n  | jq '.model.specs | map_values(select(.disputed))'`,
      },
      {
        title: "Prices in US dollars a second by the vendors' own APIs; extras left out",
        command: `curl -s ${origin}/api/v1/models.json \\\n  | jq -r '.models[] | .id as $id | .prices[]\n      | select(.channel == "api" and .unit == "usd" and .per == "second" and (.surcharge | not))\n      | [$id, .amount, .resolution, .seen] | @csv'`,
      },
      ...(board === undefined
        ? []
        : [
            {
              title: `Places of the board ${board.name}, with the span that the votes allow`,
              command: `curl -s ${origin}${boardDataHref(board.id)} \\\n  | jq -r '.board.views[0].standings[] | [.rankLow, .rankHigh, .rating, .label] | @tsv'`,
            },
          ]),
      {
        title: `Models known to do one thing (${asked}), by the table`,
        command: `curl -s ${origin}${csvPath.path} \\\n  | python3 -c 'import csv, sys; print("\\n".join(r["model"] for r in csv.DictReader(sys.stdin) if r["${asked}"] == "full"))'`,
      },
    ],
  };
}

function hasDispute({ specs, sources }: Model): boolean {
  return Object.values(toFacts(modelSchema.shape.specs.shape, specs, sources)).some(
    ({ disputed }) => disputed,
  );
}
