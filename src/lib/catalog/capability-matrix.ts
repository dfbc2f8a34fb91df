import type { CapabilityRow, Support } from '../schema/capability.ts';
import { toFact, preferredValue, unknownFact } from './fact.ts';
import type { Fact } from './fact.ts';
import type { Catalog, Model } from './catalog.ts';

/** A cell of the matrix: how far, and who says so. */
export interface CapabilityCell extends Fact {
  readonly id: string;
  readonly name: string;
  readonly question: string;
  readonly support: Support;
}

export interface CapabilityGroup {
  readonly id: string;
  readonly name: string;
  readonly cells: readonly CapabilityCell[];
}

/** What each level of support is called. */
export const supportWords: Readonly<Record<Support, string>> = {
  full: 'Yes',
  partial: 'In part',
  none: 'No',
  unknown: 'Unknown',
};

/** All rows of the matrix for one model, in groups. */
export function toCapabilityGroups(catalog: Catalog, model: Model): CapabilityGroup[] {
  return catalog.capabilities.groups.map(({ id, name, rows }) => ({
    id,
    name,
    cells: rows.map((row) => toCell(row, model, catalog.today)),
  }));
}

function toCell(row: CapabilityRow, model: Model, today: string): CapabilityCell {
  const context = { sources: model.sources, today };
  const { id, name, question } = row;
  if (row.derivedFrom !== undefined) {
    const claims = model.disclosure[row.derivedFrom];
    const value = preferredValue<string>(claims, model.sources);
    const support: Support = value === undefined ? 'unknown' : value === 'none' ? 'none' : 'full';
    // Two licences, or two papers, both mean yes: only yes against no is a dispute.
    const fact = toFact<string>(claims, (text) => (text === 'none' ? 'No' : text), context, {
      agree: (left, right) => (left === 'No') === (right === 'No'),
    });
    return {
      id,
      name,
      question,
      support,
      ...fact,
      text: value === undefined ? undefined : supportWords[support],
    };
  }
  const claims = model.capabilities[id];
  const support: Support = preferredValue(claims, model.sources) ?? 'unknown';
  const fact =
    claims === undefined ? unknownFact : toFact(claims, (level) => supportWords[level], context);
  return { id, name, question, support, ...fact };
}
