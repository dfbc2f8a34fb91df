import { entriesById, valuesAt } from './rule.ts';
import type { Rule, RuleContext } from './rule.ts';

/** Following predecessors, by any of the claims about them, never leads back. */
export const noPredecessorCycle: Rule = {
  name: 'no-predecessor-cycle',
  description: 'No model is its own predecessor, directly or by way of others.',
  check: (entry, context) =>
    entry.kind === 'model' && ancestorsOf(entry.id, context).has(entry.id)
      ? [
          {
            field: ['lifecycle', 'predecessor'],
            found: `"${predecessorsOf(entry.id, context).join('" or "')}", which leads back to this model`,
            wanted: 'a model that came before',
          },
        ]
      : [],
};

function predecessorsOf(id: string, context: RuleContext): string[] {
  return valuesAt(entriesById(context, 'model').get(id)?.data, 'lifecycle.predecessor.*.value')
    .map(({ value }) => value)
    .filter((value) => typeof value === 'string');
}

function ancestorsOf(id: string, context: RuleContext): Set<string> {
  const ancestors = new Set<string>();
  const open = [...predecessorsOf(id, context)];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (ancestors.has(next)) continue;
    ancestors.add(next);
    open.push(...predecessorsOf(next, context));
  }
  return ancestors;
}
