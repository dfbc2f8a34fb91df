import { framePicture, pictureFont } from './picture-frame.ts';
import type { Drawing, LegendSample, PictureWords, Surface } from './picture-frame.ts';

/** Hands a file to the reader. */
export function save(blob: Blob, fileName: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = fileName;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 1000);
}

interface PictureOptions extends PictureWords {
  readonly format: 'svg' | 'png';
  readonly fileName: string;
}

/** Pixels of a PNG for each pixel of the page. */
const sharpness = 2;

/**
 * Saves a chart as it is on the page, in its colours of the moment, with title, legend and notes.
 *
 * @param figure holds the chart as its `svg.recharts-surface` and the legend as a list of samples
 */
export async function savePicture(
  figure: Element,
  { format, fileName, ...words }: PictureOptions,
): Promise<void> {
  const chart = figure.querySelector<SVGSVGElement>('svg.recharts-surface');
  if (chart === null) return;
  const legend = [...figure.querySelectorAll('ul > li:has(> svg)')].map(toSample);
  const picture = framePicture(toDrawing(chart), legend, words, surfaceOf(figure));
  const blob = new Blob([picture.svg], { type: 'image/svg+xml' });
  if (format === 'svg') save(blob, `${fileName}.svg`);
  else save(await paint(blob, picture), `${fileName}.png`);
}

async function paint(blob: Blob, { width, height }: Drawing): Promise<Blob> {
  const image = new Image();
  image.src = URL.createObjectURL(blob);
  await image.decode();
  const canvas = new OffscreenCanvas(width * sharpness, height * sharpness);
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  return canvas.convertToBlob({ type: 'image/png' });
}

function toSample(item: Element): LegendSample {
  return {
    ...toDrawing(item.querySelector<SVGSVGElement>('svg')!),
    name: item.textContent.trim(),
  };
}

const looks = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'font-size',
  'opacity',
] as const;

/** A drawing by itself: what the page gives it is written out, for a file has no page. */
function toDrawing(svg: SVGSVGElement): Drawing {
  const { width, height, top } = svg.getBoundingClientRect();
  const brush = svg.querySelector('.recharts-brush')?.getBoundingClientRect();
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const from = [svg, ...svg.querySelectorAll('*')];
  const to = [copy, ...copy.querySelectorAll('*')];
  from.forEach((element, index) => {
    const style = getComputedStyle(element);
    for (const name of looks) {
      const value = style.getPropertyValue(name);
      to[index]!.setAttribute(name, name === 'fill' || name === 'stroke' ? toHex(value) : value);
    }
    to[index]!.removeAttribute('style');
    to[index]!.removeAttribute('font-family');
  });
  // What is there for the mouse and the keyboard is no part of the picture.
  copy.querySelectorAll('.recharts-brush, .recharts-tooltip-cursor').forEach((part) => {
    part.remove();
  });
  // The brush stands below the chart.
  const used = brush === undefined ? height : brush.top - top;
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(used));
  copy.setAttribute(
    'viewBox',
    `${svg.viewBox.baseVal.x} ${svg.viewBox.baseVal.y} ${width} ${used}`,
  );
  return { svg: new XMLSerializer().serializeToString(copy), width, height: used };
}

function surfaceOf(figure: Element): Surface {
  const body = getComputedStyle(document.body);
  const muted = figure.querySelector('.recharts-cartesian-axis-tick-value') ?? document.body;
  const context = new OffscreenCanvas(1, 1).getContext('2d')!;
  return {
    paper: toHex(body.backgroundColor),
    ink: toHex(body.color),
    muted: toHex(getComputedStyle(muted).fill),
    measure: (text, size) => {
      context.font = `${size}px ${pictureFont}`;
      return context.measureText(text).width;
    },
  };
}

const known = new Map<string, string>();

/** A colour as every program that draws SVG knows it: `oklch(0.5 0.1 30)` -> `#8f4a37`; `none` stays. */
function toHex(colour: string): string {
  if (colour === 'none' || colour === '') return 'none';
  const hex = known.get(colour) ?? paintHex(colour);
  known.set(colour, hex);
  return hex;
}

function paintHex(colour: string): string {
  const context = new OffscreenCanvas(1, 1).getContext('2d')!;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
  if (alpha === 0) return 'none';
  return `#${[red!, green!, blue!].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
