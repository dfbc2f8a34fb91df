import type { ClaimView } from '../catalog/fact.ts';
import { formatCounted, formatList } from '../format/list.ts';
import { escapeMarkdown, toLink, toTable } from './markdown.ts';
import type { ClaimChange } from './compare-facts.ts';
import type { PriceChange } from './compare-prices.ts';
import { isEmpty } from './report.ts';
import type { PageMove } from './moves.ts';
import type { PageChange, Report } from './report.ts';
import type { PlaceChange, RowChange } from './row-change.ts';

/**
 * The report as Markdown, ready to be a comment. Nothing that the content says can format it, link
 * from it or call anybody.
 *
 * @param site address of the site, for links to pages
 */
export function formatReport(report: Report, site: string): string {
  const pageLink = (title: string, href: string): string => toLink(title, new URL(href, site).href);
  const sections = isEmpty(report)
    ? ['No change for readers.', '']
    : [
        `${summarize(report)}.`,
        '',
        ...formatNotCompared(report),
        ...formatMoves(report.moves, pageLink),
        ...report.pages.flatMap((page) => formatPage(page, pageLink)),
        ...formatRows(report),
        ...formatPlaces([...report.boards, ...report.prompts], pageLink),
        ...formatLostLinks(report),
      ];
  return ['## What this change does for readers', '', ...sections].join('\n').trimEnd() + '\n';
}

function summarize({ moves, pages, boards, prompts, notCompared, lostLinks }: Report): string {
  const count = (list: readonly unknown[], noun: string, plural?: string): string[] =>
    list.length === 0 ? [] : [formatCounted(list.length, noun, plural)];
  const all = <Item>(of: (page: PageChange) => readonly Item[]): Item[] => pages.flatMap(of);
  const parts = [
    ...(['new', 'removed', 'moved'] as const).flatMap((change) =>
      (['model', 'vendor', 'board', 'prompt'] as const).flatMap((kind) =>
        count(
          moves.filter((move) => move.change === change && move.kind === kind),
          `${change} ${kind}`,
        ),
      ),
    ),
    ...count(
      all(({ prices }) => prices),
      'changed price',
    ),
    ...count(
      all(({ facts }) => facts.filter(isFlip)),
      'capability that flips',
      'capabilities that flip',
    ),
    ...count(
      all(({ facts }) => facts.filter((fact) => !isFlip(fact))),
      'other changed fact',
    ),
    ...count(
      all(({ claims }) => claims),
      'change of evidence',
      'changes of evidence',
    ),
    ...count(
      all(({ texts }) => texts),
      'rewritten text',
    ),
    ...count(boards, 'changed board'),
    ...count(prompts, 'changed prompt'),
    ...count(lostLinks.addresses, 'address lost', 'addresses lost'),
    ...count(notCompared, 'file not compared', 'files not compared'),
  ];
  return parts.length === 0
    ? 'The capability matrix changes'
    : formatList(parts).replace(/^./, (first) => first.toUpperCase());
}

function isFlip({ anchor }: { readonly anchor: string }): boolean {
  return anchor.startsWith('#cap-');
}

type PageLink = (title: string, href: string) => string;

function formatMoves(moves: readonly PageMove[], pageLink: PageLink): string[] {
  return [
    ...moves.map(({ kind, change, title, href, from, extent }) => {
      if (change === 'new') return `- New ${kind}: ${pageLink(title, href)}, ${extent}`;
      if (change === 'moved')
        return `- Moved ${kind}: ${pageLink(title, href)}, before at ${escapeMarkdown(from ?? '')}`;
      return `- **Removed ${kind}**: ${escapeMarkdown(title)}, with ${extent}`;
    }),
    ...(moves.length > 0 ? [''] : []),
  ];
}

function formatPage(page: PageChange, pageLink: PageLink): string[] {
  const { title, href, facts, prices, claims, texts } = page;
  return [
    `### ${pageLink(title, href)}`,
    '',
    ...toTable(
      ['Fact', 'Before', 'After', 'Source'],
      facts.map(({ label, anchor, before, after, source }) => [
        `${isFlip({ anchor }) ? 'Capability: ' : ''}${escapeMarkdown(label)}`,
        value(before),
        `**${value(after)}**`,
        `${formatSource(source)}${note(source)}`,
      ]),
    ),
    ...toTable(
      ['Price', 'Before', 'After', 'Money a second', 'Source'],
      prices.map((price) => [
        escapeMarkdown(price.subject),
        value(price.before, 'not listed'),
        `**${value(price.after, 'not listed')}**`,
        formatMoney(price),
        `${formatSource(price.source)}${note(price.source)}`,
      ]),
    ),
    ...claims.map(formatClaimChange),
    ...(claims.length > 0 ? [''] : []),
    ...formatTexts(texts),
  ];
}

/** Places of which the same is said, such as that a new model can be drawn there, come as one. */
function formatPlaces(places: readonly PlaceChange[], pageLink: PageLink): string[] {
  const alike = Map.groupBy(places, ({ lines, rows, texts }) =>
    JSON.stringify([lines, rows, texts]),
  );
  return [...alike.values()].flatMap((group) => [
    `### ${formatList(group.map(({ title, href }) => pageLink(title, href)))}`,
    '',
    ...formatPlace(group[0]!),
  ]);
}

function formatPlace({ lines, rows, texts }: PlaceChange): string[] {
  return [
    ...lines.map((line) => `- ${escapeMarkdown(line)}`),
    ...(lines.length > 0 ? [''] : []),
    ...formatRowChanges(rows),
    ...formatTexts(texts),
  ];
}

function formatRowChanges(rows: readonly RowChange[]): string[] {
  return toTable(
    ['Where', 'What', 'Before', 'After'],
    rows.map(({ where, what, before, after }) => [
      escapeMarkdown(where),
      escapeMarkdown(what),
      value(before, 'not there'),
      value(after, 'not there'),
    ]),
  );
}

function formatTexts(texts: readonly string[]): string[] {
  return texts.length > 0 ? [`Reads otherwise: ${escapeMarkdown(formatList(texts))}.`, ''] : [];
}

function value(text: string | undefined, otherwise = 'unknown'): string {
  return text === undefined ? otherwise : escapeMarkdown(text);
}

function formatMoney({ perSecondBefore, perSecondAfter, percent }: PriceChange): string {
  if (perSecondBefore === undefined && perSecondAfter === undefined) return 'cannot be said';
  const change =
    percent === undefined || percent === 0
      ? ''
      : ` (${percent > 0 ? '+' : '-'}${Math.abs(percent)} %)`;
  return `${value(perSecondBefore, '?')} → ${value(perSecondAfter, '?')}${change}`;
}

function formatSource({ publisher, title, url, seen }: ClaimView): string {
  const name = [publisher, title].filter((part) => part !== undefined).join(', ');
  return `${toLink(name, url)}, ${seen === 'date not stated' ? seen : `seen ${seen}`}`;
}

function formatClaimChange({ label, kind, claim, before }: ClaimChange): string {
  const words = { added: 'also', removed: 'no longer', changed: 'still' }[kind];
  const details =
    before === undefined
      ? note(claim)
      : [
          ...(before.seenOn === claim.seenOn ? [] : [`before: seen ${before.seen}`]),
          ...(before.note === claim.note
            ? []
            : [
                `note before: ${value(before.note, 'none')}`,
                `note now: ${value(claim.note, 'none')}`,
              ]),
        ]
          .map((part) => `; ${part}`)
          .join('');
  return `- ${escapeMarkdown(label)}: ${words} ${escapeMarkdown(claim.text)} (${formatSource(claim)}${details})`;
}

function note({ note: text }: ClaimView): string {
  return text === undefined ? '' : `; note: ${escapeMarkdown(text)}`;
}

function formatRows({ newRows, lostRows, changedRows }: Report): string[] {
  const lines = [
    ...newRows.map((name) => `- New row of the capability matrix: ${escapeMarkdown(name)}`),
    ...lostRows.map(
      (name) => `- **Removed row of the capability matrix**: ${escapeMarkdown(name)}`,
    ),
  ];
  return [...lines, ...(lines.length === 0 ? [] : ['']), ...formatRowChanges(changedRows)];
}

function formatLostLinks({ lostLinks: { addresses, comparisons, places } }: Report): string[] {
  const lines = [
    ...addresses.map((address) => `- ${escapeMarkdown(address)}`),
    ...(comparisons === 0
      ? []
      : [`- ${formatCounted(comparisons, 'page')} of pairs under ${escapeMarkdown('/compare/')}`]),
    ...places.map((place) => `- the place ${escapeMarkdown(place)} on the pages of models`),
  ];
  return lines.length === 0 ? [] : ['### Links that will not be found', '', ...lines, ''];
}

function formatNotCompared({ notCompared }: Report): string[] {
  const words = { before: 'before the change', after: 'after the change' } as const;
  const lines = notCompared.map(
    ({ file, side, line, found, wanted, further }) =>
      `- ${escapeMarkdown(file)} ${words[side]}, line ${line}: found ${escapeMarkdown(found)}, wanted ${escapeMarkdown(wanted)}${
        further === 0 ? '' : `, and ${formatCounted(further, 'more problem')}`
      }`,
  );
  return lines.length === 0 ? [] : ['### Not compared, since it cannot be read', '', ...lines, ''];
}
