/** Address of the history of a board. */
export function historyHref(boardId: string): string {
  return `/history/${boardId}/`;
}

/** Address of the page that shows a board as it stood on a day of which a copy is at hand. */
export function dayHref(boardId: string, day: string): string {
  return `/history/${boardId}/${day}/`;
}
