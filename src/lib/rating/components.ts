import { tabulatePoints } from './comparisons.ts';
import type { Comparisons } from './comparisons.ts';

/**
 * Sets of models that have a common scale: within one, a chain of won or drawn points leads from
 * each model to each other one. Ratings exist exactly within such a set (Ford, "Solution of a
 * ranking problem from binary comparisons", American Mathematical Monthly 1957).
 *
 * @returns positions in `comparisons.models`, as {@link findComponents} orders them
 */
export function findLinked(comparisons: Comparisons): number[][] {
  const size = comparisons.models.length;
  const points = tabulatePoints(comparisons);
  return findComponents(size, (from, to) => points[from * size + to]! > 0);
}

/**
 * Strongly connected components of a directed graph on 0..size-1 (Tarjan, "Depth-first search and
 * linear graph algorithms", SIAM J. Comput. 1972, section 4; written without recursion).
 *
 * @returns components, each in ascending order; largest first, then by smallest member
 */
export function findComponents(
  size: number,
  hasEdge: (from: number, to: number) => boolean,
): number[][] {
  const order = new Int32Array(size).fill(-1);
  const lowest = new Int32Array(size);
  const onStack = new Uint8Array(size);
  const stack: number[] = [];
  const components: number[][] = [];
  let visited = 0;

  for (let root = 0; root < size; root += 1) {
    if (order[root] !== -1) continue;
    const path = [{ node: root, next: 0 }];
    while (path.length > 0) {
      const frame = path.at(-1)!;
      const { node } = frame;
      if (frame.next === 0) {
        order[node] = visited;
        lowest[node] = visited;
        visited += 1;
        stack.push(node);
        onStack[node] = 1;
      }
      let child = -1;
      while (frame.next < size && child === -1) {
        const candidate = frame.next;
        frame.next += 1;
        if (candidate === node || !hasEdge(node, candidate)) continue;
        if (order[candidate] === -1) child = candidate;
        else if (onStack[candidate] === 1)
          lowest[node] = Math.min(lowest[node]!, order[candidate]!);
      }
      if (child !== -1) {
        path.push({ node: child, next: 0 });
        continue;
      }
      path.pop();
      const parent = path.at(-1)?.node;
      if (parent !== undefined) lowest[parent] = Math.min(lowest[parent]!, lowest[node]!);
      if (lowest[node] !== order[node]) continue;
      const component: number[] = [];
      let member: number;
      do {
        member = stack.pop()!;
        onStack[member] = 0;
        component.push(member);
      } while (member !== node);
      components.push(component.sort((left, right) => left - right));
    }
  }
  return components.sort((left, right) => right.length - left.length || left[0]! - right[0]!);
}
