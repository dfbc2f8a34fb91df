import fc from 'fast-check';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkRules, rules } from '../../../src/lib/rules/index.ts';
import type { EntryKind } from '../../../src/lib/rules/index.ts';
import {
  aBoard,
  aContext,
  aModel,
  anArena,
  anEntry,
  aPrompt,
  aVendor,
} from '../../content-builders.ts';

describe('rules', () => {
  it('are all the files of the folder, each called by its name', () => {
    const files = readdirSync('src/lib/rules')
      .map((name) => name.replace(/\.ts$/, ''))
      .filter((name) => !['index', 'rule'].includes(name));
    expect(rules.map(({ name }) => name).sort()).toEqual(files.sort());
  });

  it('say in a sentence what holds', () => {
    for (const { description } of rules) expect(description).toMatch(/^[A-Z].*\.$/);
  });

  it('find nothing in a sound catalogue', () => {
    const context = aContext(anEntry(), anEntry({ kind: 'board', id: 'small' }));
    expect(checkRules(rules, context)).toEqual([]);
  });

  it('bear whatever a file holds', () => {
    const sound: Record<EntryKind, object> = {
      model: aModel(),
      vendor: aVendor(),
      board: aBoard(),
      prompt: aPrompt(),
      arena: anArena(),
    };
    const anyKind = fc.constantFrom<EntryKind>('model', 'vendor', 'board', 'prompt', 'arena');
    const anyData = anyKind.chain((kind) =>
      fc
        .tuple(fc.constantFrom(...Object.keys(sound[kind])), fc.jsonValue({ maxDepth: 4 }))
        .map(([field, value]) => ({ kind, data: { ...sound[kind], [field]: value } })),
    );
    fc.assert(
      fc.property(
        fc.oneof(anyData, fc.record({ kind: anyKind, data: fc.jsonValue() })),
        fc.string({ maxLength: 60 }),
        (file, body) => {
          for (const problem of checkRules(rules, aContext(anEntry({ ...file, body })))) {
            expect(problem.line).toBeGreaterThanOrEqual(1);
          }
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  });
});
