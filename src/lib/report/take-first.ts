/** Removes the first item that fits from a list and gives it; undefined where none does. */
export function takeFirst<Item>(list: Item[], fits: (item: Item) => boolean): Item | undefined {
  const index = list.findIndex(fits);
  return index === -1 ? undefined : list.splice(index, 1)[0];
}
