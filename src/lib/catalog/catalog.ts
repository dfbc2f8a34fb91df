import { toArenaBoard } from './arena-board.ts';
import type { ArenaBoard, ArenaInput } from './arena-board.ts';
import { preferredValue } from './fact.ts';
import type { AuthoredImportedBoard, AuthoredVotedBoard } from '../schema/board.ts';
import type { CapabilityList, CapabilityRow } from '../schema/capability.ts';
import type { Counts } from '../schema/counts.ts';
import { toEarliestDay } from '../schema/date.ts';
import type { AuthoredModel } from '../schema/model.ts';
import type { AuthoredPrompt } from '../schema/prompt.ts';
import type { AuthoredVendor } from '../schema/vendor.ts';
import { toRatedBoard } from './rated-board.ts';
import type { RatedBoard } from './rated-board.ts';
import { toVotedBoard } from './voted-board.ts';
import type { VotedBoard } from './voted-board.ts';

/** A model that knows its id, its vendor and what to be called where no vendor stands beside it. */
export interface Model extends AuthoredModel {
  readonly id: string;
  /** "Runway Gen-4.5"; the vendor's name once only: "Pika 2.5". */
  readonly title: string;
  readonly vendorName: string;
  /** Release date by the policy, if any source states one. */
  readonly released: string | undefined;
  readonly href: string;
}

export interface Vendor extends AuthoredVendor {
  readonly id: string;
}

/** A prompt that knows its id. */
export type Prompt = AuthoredPrompt & { readonly id: string };

/** Everything the pages are made from. */
export interface Catalog {
  /** By vendor, then newest release first. */
  readonly models: readonly Model[];
  readonly vendors: readonly Vendor[];
  /** Boards of somebody else's judgements. */
  readonly boards: readonly RatedBoard[];
  /** Boards of other arenas, by arena, those with most captures first. */
  readonly arenas: readonly ArenaBoard[];
  /** Boards that readers vote on, by their place. */
  readonly votedBoards: readonly VotedBoard[];
  /** What blind boards show. */
  readonly prompts: readonly Prompt[];
  readonly capabilities: CapabilityList;
  /** YYYY-MM-DD */
  readonly today: string;
}

/** Checked content with its ids, as the collections hold it. */
export interface CatalogInput {
  readonly models: readonly (AuthoredModel & { readonly id: string })[];
  readonly vendors: readonly (AuthoredVendor & { readonly id: string })[];
  readonly arenas?: readonly ArenaInput[];
  readonly boards: readonly AnyBoard[];
  readonly prompts?: readonly Prompt[];
  readonly capabilities: CapabilityList;
  readonly today: string;
}

/** A board of any kind with its id, an imported one with its counts. */
export type AnyBoard = { readonly id: string } & (
  (AuthoredImportedBoard & { readonly counts: Counts }) | AuthoredVotedBoard
);

/** Joins models with vendors and rates every board. */
export function toCatalog(input: CatalogInput): Catalog {
  const vendors = input.vendors.toSorted((left, right) =>
    left.name.localeCompare(right.name, 'en'),
  );
  const prompts = input.prompts ?? [];
  const models = input.models.map((model) => toModel(model, vendors)).sort(byVendorThenNewest);
  return {
    models,
    vendors,
    arenas: (input.arenas ?? [])
      .map((arena) => toArenaBoard(arena, models))
      .sort(byArenaThenCaptures),
    boards: input.boards
      .filter((board) => board.kind === 'imported')
      .map((board) => toRatedBoard(board, models)),
    votedBoards: input.boards
      .filter((board) => board.kind !== 'imported')
      .map((board) => toVotedBoard(board, models, prompts))
      .sort((left, right) => left.place - right.place),
    prompts,
    capabilities: input.capabilities,
    today: input.today,
  };
}

/**
 * A model by id.
 *
 * @throws RangeError where the catalogue has none
 */
export function findModel(catalog: Catalog, id: string): Model {
  const model = catalog.models.find((candidate) => candidate.id === id);
  if (model === undefined) throw new RangeError(`No model "${id}" in the catalogue`);
  return model;
}

/** Every row of the matrix in the order that readers see. */
export function capabilityRows({ capabilities }: Pick<Catalog, 'capabilities'>): CapabilityRow[] {
  return capabilities.groups.flatMap(({ rows }) => rows);
}

/** Address of a model's page. */
export function modelHref(id: string): string {
  return `/models/${id}/`;
}

/** Address of a vendor's page. */
export function vendorHref(id: string): string {
  return `/vendors/${id}/`;
}

function toModel(model: CatalogInput['models'][number], vendors: readonly Vendor[]): Model {
  const vendorName = vendors.find(({ id }) => id === model.vendor)?.name ?? model.vendor;
  return {
    ...model,
    vendorName,
    title: model.name.includes(vendorName) ? model.name : `${vendorName} ${model.name}`,
    released: preferredValue(model.lifecycle.released, model.sources),
    href: modelHref(model.id),
  };
}

function byArenaThenCaptures(left: ArenaBoard, right: ArenaBoard): number {
  return (
    left.arena.localeCompare(right.arena, 'en') ||
    right.captures.length - left.captures.length ||
    left.name.localeCompare(right.name, 'en')
  );
}

function byVendorThenNewest(left: Model, right: Model): number {
  return left.vendorName.localeCompare(right.vendorName, 'en') || byNewest(left, right);
}

/** Newest release first; a model without a date last, then by name. */
export function byNewest(left: Model, right: Model): number {
  const [leftDay, rightDay] = [
    toEarliestDay(left.released ?? 'unknown'),
    toEarliestDay(right.released ?? 'unknown'),
  ];
  return leftDay === rightDay
    ? left.name.localeCompare(right.name, 'en')
    : leftDay < rightDay
      ? 1
      : -1;
}
