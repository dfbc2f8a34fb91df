import { arenaNamesUsed } from './arena-names-used.ts';
import { capabilitiesExist } from './capabilities-exist.ts';
import { datesInOrder } from './dates-in-order.ts';
import { fileNameIsId } from './file-name-is-id.ts';
import { noFutureDates } from './no-future-dates.ts';
import { noHtml } from './no-html.ts';
import { noLinks } from './no-links.ts';
import { noPredecessorCycle } from './no-predecessor-cycle.ts';
import { oneClipAModel } from './one-clip-a-model.ts';
import { oneContainerAPrompt } from './one-container-a-prompt.ts';
import { pricePlansExist } from './price-plans-exist.ts';
import { referencesExist } from './references-exist.ts';
import type { Rule } from './rule.ts';
import { sourcesDeclared } from './sources-declared.ts';
import { sourcesUsed } from './sources-used.ts';

export { checkEntry, checkRules } from './rule.ts';
export type { EntryKind, Rule, RuleContext, RuleEntry } from './rule.ts';

/** Everything that must hold across fields and files, one rule a file. */
export const rules: readonly Rule[] = [
  fileNameIsId,
  sourcesDeclared,
  sourcesUsed,
  referencesExist,
  capabilitiesExist,
  pricePlansExist,
  noFutureDates,
  datesInOrder,
  arenaNamesUsed,
  noPredecessorCycle,
  oneClipAModel,
  oneContainerAPrompt,
  noHtml,
  noLinks,
];
