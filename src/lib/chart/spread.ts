/** Rising places, in pixels, moved until each is a distance from the one before and none leaves the room. */
export function spread(
  places: readonly number[],
  { from, to, distance }: { readonly from: number; readonly to: number; readonly distance: number },
): number[] {
  const moved: number[] = [];
  places.forEach((place, index) => {
    moved.push(Math.max(place, index === 0 ? from : moved[index - 1]! + distance));
  });
  for (let index = moved.length - 1; index >= 0; index -= 1) {
    const next = moved[index + 1] ?? to + distance;
    moved[index] = Math.min(moved[index]!, next - distance);
  }
  return moved;
}
