/** Does work after the next paint, so that what was touched shows its new state before the work begins. */
export function afterPaint(work: () => void): void {
  requestAnimationFrame(() => setTimeout(work));
}
