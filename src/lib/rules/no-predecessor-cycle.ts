import { valuesAt } from './rule.ts';
import type { Rule, RuleContext } from './rule.ts';

/** Following predecessors always comes to an end. */
export const noPredecessorCycle: Rule = {
  name: 'no-predecessor-cycle',
  description: 'No model is its own predecessor, directly or by way of others.',
  check: (entry, context) =>
    entry.kind === 'model' && ancestorsOf(entry.id, context).includes(entry.id)
      ? [
          {
            field: ['lifecycle', 'predecessor'],
            found: `"${predecessorOf(entry.id, context) ?? ''}", which leads back to this model`,
            wanted: 'a model that came before',
          },
        ]
      : [],
};

function predecessorOf(id: string, { entries }: RuleContext): string | undefined {
  const entry = entries.find((candidate) => candidate.kind === 'model' && candidate.id === id);
  const [first] = valuesAt(entry?.data, 'lifecycle.predecessor.0.value');
  return typeof first?.value === 'string' ? first.value : undefined;
}

function ancestorsOf(id: string, context: RuleContext): string[] {
  const ancestors: string[] = [];
  let current = predecessorOf(id, context);
  while (current !== undefined && !ancestors.includes(current)) {
    ancestors.push(current);
    current = predecessorOf(current, context);
  }
  return ancestors;
}
