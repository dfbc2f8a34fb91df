import { formatDate } from '../format/date.ts';
import { vendorHref } from './catalog.ts';
import type { Catalog } from './catalog.ts';
import { toFact } from './fact.ts';
import type { Fact } from './fact.ts';
import { fieldGroups } from './fields.ts';
import { summarizePrices } from './price-table.ts';

/** A model in the list of all models. */
export interface ModelListRow {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  readonly summary: string;
  readonly released: string | undefined;
  readonly status: string | undefined;
  readonly longest: Fact;
  readonly largest: Fact;
  readonly sound: string | undefined;
  readonly price: string | undefined;
}

export interface VendorGroup {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  readonly summary: string;
  readonly rows: readonly ModelListRow[];
}

/** All models, by vendor, newest first. */
export function toModelList(catalog: Catalog): VendorGroup[] {
  return catalog.vendors
    .map((vendor) => ({
      id: vendor.id,
      name: vendor.name,
      href: vendorHref(vendor.id),
      summary: vendor.summary,
      rows: toModelRows(catalog, vendor.id),
    }))
    .filter(({ rows }) => rows.length > 0);
}

/** The models of one vendor, newest first. */
export function toModelRows(catalog: Catalog, vendorId: string): ModelListRow[] {
  const read = (id: string) =>
    fieldGroups.flatMap(({ fields }) => fields).find((field) => field.id === id)!.read;
  return catalog.models
    .filter((model) => model.vendor === vendorId)
    .map((model) => {
      const context = { sources: model.sources, today: catalog.today };
      return {
        id: model.id,
        name: model.name,
        href: model.href,
        summary: model.summary,
        released: model.released === undefined ? undefined : formatDate(model.released),
        status: read('status')(model, context).text,
        longest: read('maxClipSeconds')(model, context),
        largest: read('maxResolution')(model, context),
        sound: toFact(model.capabilities['native-audio'], (level) => soundWords[level], context)
          .text,
        price: summarizePrices(model.prices, context),
      };
    });
}

const soundWords = { full: 'Yes', partial: 'In part', none: 'No' } as const;
