/**
 * Ticks a box or button, or not, each time it is drawn: in between it shows what the reader did at once,
 * where one that React controls would wait for the drawing.
 */
export function ticked(is: boolean): (input: HTMLInputElement | null) => void {
  return (input) => {
    if (input !== null) input.checked = is;
  };
}
