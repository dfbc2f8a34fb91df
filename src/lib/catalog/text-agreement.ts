/** Ways in which two texts of one field can say the same. They run in the reader's browser too. */
export const agreements = {
  text: isSameText,
  list: isSameList,
  date: isSameDate,
  parts: areBothPartOfOne,
} as const;

/** How the texts of a field are compared. */
export type Agreement = keyof typeof agreements;

/** Whether two texts are equal: how claims agree unless a field knows better. */
export function isSameText(left: string, right: string): boolean {
  return left === right;
}

/** Whether two lists hold the same, in whatever order. */
function isSameList(left: string, right: string): boolean {
  return left.split(', ').sort().join() === right.split(', ').sort().join();
}

/** Whether one date is the other, perhaps told less exactly: `Apr 2025` and `15 Apr 2025`. */
function isSameDate(left: string, right: string): boolean {
  return left === right || left.endsWith(` ${right}`) || right.endsWith(` ${left}`);
}

/** Each source names the products it knows: such lists add up and never contradict. */
function areBothPartOfOne(): boolean {
  return true;
}
