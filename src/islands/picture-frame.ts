import { escapeHtml } from '../lib/format/html.ts';

/** What a chart needs around it once it has left its page. */
export interface PictureWords {
  readonly title: string;
  /** What the values are, and of which days. */
  readonly subtitle: string;
  /** What happened on the numbered days, then source and licence: a line each, broken where too long. */
  readonly notes: readonly string[];
}

/** A drawing by itself, its colours written out. */
export interface Drawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** A line of the chart as it is drawn, with its name. */
export interface LegendSample extends Drawing {
  readonly name: string;
}

/** The colours of the page at the moment, and how wide words are on it. */
export interface Surface {
  readonly paper: string;
  readonly ink: string;
  readonly muted: string;
  /** Width of a text in pixels at the given size of the type of the file. */
  readonly measure: (text: string, size: number) => number;
}

/** A file brings no type of its own, so its words are set in what every machine has. */
export const pictureFont = 'sans-serif';

/** Share of the width that words may take, for machines whose type is wider. */
const fill = 0.94;

const edge = 16;
const titleSize = 17;
const textSize = 12;
const lineHeight = 1.45;
const legendGap = 18;

/** A chart with its title above, its legend, and its notes below, as one SVG file. */
export function framePicture(
  chart: Drawing,
  legend: readonly LegendSample[],
  words: PictureWords,
  surface: Surface,
): Drawing {
  const room = fill * (chart.width - 2 * edge);
  const parts: string[] = [];
  let y = edge;
  const write = (text: string, size: number, look: string): void => {
    for (const line of breakLines(text, room, (part) => surface.measure(part, size))) {
      y += size * lineHeight;
      parts.push(
        `<text x="${edge}" y="${round(y)}" font-size="${size}" ${look}>${escapeHtml(line)}</text>`,
      );
    }
  };
  const toInk = `fill="${surface.ink}"`;
  const toMuted = `fill="${surface.muted}"`;
  write(words.title, titleSize, `${toInk} font-weight="600"`);
  write(words.subtitle, textSize, toMuted);
  y += textSize;
  for (const row of toLegendRows(legend, room, surface)) {
    for (const { sample, x } of row) {
      parts.push(
        `<g transform="translate(${edge + x} ${round(y)})">${sample.svg}</g>`,
        `<text x="${edge + x + sample.width + 6}" y="${round(y + textSize - 2)}" font-size="${textSize}" ${toInk}>${escapeHtml(sample.name)}</text>`,
      );
    }
    y += textSize * 1.6;
  }
  parts.push(`<g transform="translate(0 ${round(y)})">${chart.svg}</g>`);
  y += chart.height;
  words.notes.forEach((note) => {
    write(note, textSize, toMuted);
  });
  const height = Math.ceil(y + edge);
  return {
    width: chart.width,
    height,
    svg: [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${chart.width}" height="${height}" viewBox="0 0 ${chart.width} ${height}" font-family="${pictureFont}">`,
      `<title>${escapeHtml(words.title)}</title>`,
      `<rect width="100%" height="100%" fill="${surface.paper}"/>`,
      ...parts,
      '</svg>',
    ].join('\n'),
  };
}

/** Breaks a text between words where it would be too wide; a word too wide stays whole. */
export function breakLines(
  text: string,
  room: number,
  measure: (text: string) => number,
): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)!} ${word}`;
    if (lines.length === 0 || measure(longer) > room) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

/** Samples side by side, as many in a row as fit. */
function toLegendRows(
  legend: readonly LegendSample[],
  room: number,
  { measure }: Surface,
): { sample: LegendSample; x: number }[][] {
  const rows: { sample: LegendSample; x: number }[][] = [];
  let x = 0;
  for (const sample of legend) {
    const width = sample.width + 6 + measure(sample.name, textSize);
    if (rows.length === 0 || x + width > room) {
      rows.push([]);
      x = 0;
    }
    rows.at(-1)!.push({ sample, x: round(x) });
    x += width + legendGap;
  }
  return rows;
}

/** A tenth of a pixel is enough. */
function round(value: number): number {
  return Math.round(value * 10) / 10;
}
