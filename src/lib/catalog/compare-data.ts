import { formatDate } from '../format/date.ts';
import { formatHalfWidth, formatRating, formatSpan } from '../format/number.ts';
import { hasRating } from '../rating/index.ts';
import { newestCopy } from './arena-board.ts';
import type { Catalog, Model } from './catalog.ts';
import type { CompareData, ComparedCell, ComparedRow } from './compare-many.ts';
import { supportMerits } from './compare-page.ts';
import { hasPairPage } from './compare-pairs.ts';
import { toEverydayCost } from './cost-page.ts';
import type { CostRow } from './cost-view.ts';
import { fieldGroups } from './fields.ts';
import { toModelFacts } from './model-facts.ts';
import { ordinal } from './model-page.ts';

/** A row with what it holds for each model. */
interface FilledRow extends ComparedRow {
  readonly read: (model: Model) => ComparedCell | null;
}

/** Gathers what the comparison of any models works on: standings, capabilities, costs and facts. */
export function toCompareData(catalog: Catalog): CompareData {
  const groups: readonly { name: string; rows: readonly FilledRow[] }[] = [
    { name: 'What people preferred', rows: [...boardRows(catalog), ...arenaRows(catalog)] },
    ...capabilityGroups(catalog),
    costGroup(catalog),
    ...factGroups(catalog),
  ];
  return {
    groups: groups.map(({ name, rows }) => ({
      name,
      rows: rows.map(({ label, hint, agreement }) => ({ label, hint, agreement })),
    })),
    models: catalog.models.map((model) => ({
      id: model.id,
      name: model.name,
      title: model.title,
      vendorName: model.vendorName,
      href: model.href,
      cells: groups.flatMap(({ rows }) => rows.map(({ read }) => read(model))),
      pageless: catalog.models.flatMap(({ id }, place) =>
        hasPairPage(catalog, model.id, id) ? [] : [place],
      ),
    })),
  };
}

function boardRows({ boards }: Catalog): FilledRow[] {
  return boards.flatMap((board) => {
    const [overall] = board.views;
    if (overall === undefined) return [];
    return [
      {
        label: board.name,
        hint: board.label,
        agreement: 'text' as const,
        read: ({ id }) => {
          const entry = board.entries.find(({ modelId }) => modelId === id);
          const row = overall.standings.rows.find(({ model }) => model === entry?.key);
          if (row === undefined || !hasRating(row)) return null;
          const half = formatHalfWidth(row.upper - row.rating);
          return {
            text: `${formatRating(row.rating)} ${half}, place ${formatSpan(row.rankLow, row.rankHigh)}`,
            merit: -row.rankLow,
            href: board.href,
          };
        },
      },
    ];
  });
}

/** The newest copy of each board of another arena: places of one day can be compared. */
function arenaRows({ arenas }: Catalog): FilledRow[] {
  return arenas.flatMap((board) => {
    const copy = newestCopy(board);
    if (copy === undefined) return [];
    return [
      {
        label: `${board.name}, ${formatDate(copy.date)}`,
        hint: `As published there. Credit: ${board.credit.text}`,
        agreement: 'text' as const,
        read: ({ id }) => {
          const row = copy.rows.find(({ entry }) => entry.model?.id === id);
          if (row?.rank === undefined) return null;
          const of = copy.places === undefined ? '' : ` of ${copy.places}`;
          return {
            text: `${ordinal(row.rank)}${of}`,
            merit: -row.rank,
            href: board.href,
          };
        },
      },
    ];
  });
}

function capabilityGroups(catalog: Catalog) {
  return catalog.capabilities.groups.map(({ name, rows }, group) => ({
    name,
    rows: rows.map((row, index): FilledRow => ({
      label: row.name,
      hint: row.question,
      agreement: 'text',
      read: (model) => {
        const cell = toModelFacts(catalog, model).capabilityGroups[group]!.cells[index]!;
        if (cell.text === undefined) return null;
        const { text, support, isDisputed } = cell;
        return {
          text,
          support,
          ...(isDisputed ? { isDisputed } : {}),
          merit: supportMerits[support],
          href: `${model.href}#cap-${cell.id}`,
        };
      },
    })),
  }));
}

function costGroup(catalog: Catalog) {
  const sums = [
    ['A finished clip', 'perClip'],
    ['A month', 'perMonth'],
    ['Cheapest way', 'where'],
  ] as const;
  const { workload } = toEverydayCost(catalog, catalog.models[0]!.id);
  const cost = (label: string, key: keyof CostRow & (typeof sums)[number][1]): FilledRow => ({
    label,
    hint: workload,
    agreement: 'text',
    read: ({ id }) => {
      const { row, place, href } = toEverydayCost(catalog, id);
      if (row === undefined || place === undefined) return null;
      return { text: row[key], href, ...(key === 'where' ? {} : { merit: -place }) };
    },
  });
  return {
    name: `In money: ${workload}`,
    rows: sums.map(([label, key]) => cost(label, key)),
  };
}

function factGroups(catalog: Catalog) {
  return fieldGroups.map(({ name, fields }, group) => ({
    name,
    rows: fields.map((field, index): FilledRow => ({
      label: field.label,
      agreement: field.agreement,
      read: (model) => {
        const fact = toModelFacts(catalog, model).factGroups[group]!.facts[index]!;
        if (fact.text === undefined) return null;
        const merit = field.merit?.(model);
        return {
          text: fact.text,
          ...(fact.isDisputed ? { isDisputed: true } : {}),
          ...(merit === undefined ? {} : { merit }),
          href: `${model.href}#fact-${fact.id}`,
        };
      },
    })),
  }));
}
