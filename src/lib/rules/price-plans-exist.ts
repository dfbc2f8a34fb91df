import { suggest } from '../schema/read-record.ts';
import { entriesById, valuesAt } from './rule.ts';
import type { Rule } from './rule.ts';

/** A price that holds for some plans names plans that the model's vendor sells. */
export const pricePlansExist: Rule = {
  name: 'price-plans-exist',
  description: "Plans that a price names are plans in the file of the model's vendor.",
  check: (entry, context) => {
    if (entry.kind !== 'model') return [];
    const [vendorId] = valuesAt(entry.data, 'vendor');
    const vendor = entriesById(context, 'vendor').get(String(vendorId?.value));
    if (vendor === undefined) return [];
    const names = valuesAt(vendor.data, 'plans.*.name').map(({ value }) => String(value));
    return valuesAt(entry.data, 'prices.*.plans.*')
      .filter(({ value }) => typeof value === 'string' && !names.includes(value))
      .map(({ field, value }) => ({
        field,
        found: `"${String(value)}", which is no plan in vendors/${vendor.id}.md`,
        wanted: names.length === 0 ? 'no such field' : suggest(String(value), names),
      }));
  },
};
