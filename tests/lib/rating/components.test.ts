import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findComponents } from '../../../src/lib/rating/index.ts';

const graph = fc.integer({ min: 1, max: 9 }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    edges: fc.uniqueArray(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), {
      selector: ([from, to]) => from * size + to,
    }),
  }),
);

describe('findComponents()', () => {
  it('puts two nodes together exactly if each can be reached from the other', () => {
    fc.assert(
      fc.property(graph, ({ size, edges }) => {
        const reach = reachability(size, edges);
        const components = findComponents(size, (from, to) =>
          edges.some(([a, b]) => a === from && b === to),
        );
        const componentOf = (node: number) =>
          components.findIndex((component) => component.includes(node));
        for (let i = 0; i < size; i += 1) {
          for (let j = 0; j < size; j += 1) {
            expect(componentOf(i) === componentOf(j)).toBe(
              i === j || (reach[i]![j]! && reach[j]![i]!),
            );
          }
        }
        expect(components.flat().sort((a, b) => a - b)).toEqual(
          Array.from({ length: size }, (_, i) => i),
        );
      }),
    );
  });

  it('does not run out of stack on a chain of 2,000 nodes', () => {
    expect(findComponents(2000, (from, to) => to === from + 1)).toHaveLength(2000);
  });
});

/** Warshall's closure: slow and plainly right. */
function reachability(size: number, edges: readonly (readonly [number, number])[]): boolean[][] {
  const reach = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_, j) => edges.some(([a, b]) => a === i && b === j)),
  );
  for (let k = 0; k < size; k += 1)
    for (let i = 0; i < size; i += 1)
      for (let j = 0; j < size; j += 1) reach[i]![j] ||= reach[i]![k]! && reach[k]![j]!;
  return reach;
}
