import type { Faults } from './models.ts';

/** Red, green and blue from 0 to 1. */
export type Colour = readonly [number, number, number];

/** Something flat with an outline: how far a point is from its edge in pixels, inside below 0. */
export interface Shape {
  readonly colour: Colour;
  readonly distance: (x: number, y: number) => number;
  /** Middle and half the sides of a rectangle that holds it. */
  readonly bounds: { readonly x: number; readonly y: number; readonly half: Half };
}

type Half = readonly [number, number];

export const width = 480;
export const height = 270;
export const framesPerSecond = 24;

export const ink: Colour = [0.92, 0.9, 0.86];
export const dim: Colour = [0.4, 0.41, 0.43];
export const red: Colour = [0.85, 0.37, 0.27];
export const blue: Colour = [0.45, 0.63, 0.83];
const ground: Colour = [0.16, 0.165, 0.175];
/** Of what is written on a picture; bright, so that no encoder passes over it. */
const mark: Colour = [0.7, 0.7, 0.69];

export function disc(x: number, y: number, radius: number, colour: Colour): Shape {
  return {
    colour,
    distance: (px, py) => Math.hypot(px - x, py - y) - radius,
    bounds: { x, y, half: [radius, radius] },
  };
}

/** A rectangle by its centre, half its sides and how far it is turned, in radians. */
export function box(
  [x, y]: readonly [number, number],
  [halfWidth, halfHeight]: Half,
  colour: Colour,
  turn = 0,
): Shape {
  const [cosine, sine] = [Math.cos(turn), Math.sin(turn)];
  const [across, along] = [Math.abs(cosine), Math.abs(sine)];
  return {
    colour,
    distance: (px, py) => {
      const [dx, dy] = [px - x, py - y];
      return Math.max(
        Math.abs(dx * cosine + dy * sine) - halfWidth,
        Math.abs(dy * cosine - dx * sine) - halfHeight,
      );
    },
    bounds: {
      x,
      y,
      half: [halfWidth * across + halfHeight * along, halfWidth * along + halfHeight * across],
    },
  };
}

/** The quarters of a disc that lie opposite each other, turned by an angle in radians. */
export function quarters(x: number, y: number, radius: number, colour: Colour, turn: number): Shape {
  const whole = disc(x, y, radius, colour);
  return {
    ...whole,
    distance: (px, py) => {
      const angle = Math.atan2(py - y, px - x) - turn;
      const fromCut = Math.sin(angle * 2) * Math.hypot(px - x, py - y) * 0.7;
      return Math.max(whole.distance(px, py), fromCut);
    },
  };
}

/** Paints shapes one over the other, with the faults of a model, as RGB bytes row by row. */
export function paint(
  shapes: readonly Shape[],
  marks: readonly Dot[],
  { faults, frame, random }: { faults: Faults; frame: number; random: () => number },
): Buffer {
  const shift = [0, 0].map(() => faults.jitter * (random() * 2 - 1)) as [number, number];
  const light = 1 + faults.flicker * (random() * 2 - 1);
  const canvas = new Float32Array(width * height * 3).map((_, index) => ground[index % 3]!);
  for (const shape of shapes) paintShape(canvas, shape, { faults, frame, shift });
  const pixels = Buffer.alloc(canvas.length);
  for (let pixel = 0; pixel < canvas.length; pixel += 3) {
    const noise = faults.grain === 0 ? 0 : faults.grain * (random() * 2 - 1);
    for (let part = pixel; part < pixel + 3; part += 1) {
      pixels[part] = Math.round(Math.min(1, Math.max(0, canvas[part]! * light + noise)) * 255);
    }
  }
  for (const [x, y] of marks) {
    mark.forEach((part, index) => (pixels[(y * width + x) * 3 + index] = Math.round(part * 255)));
  }
  return pixels;
}

function paintShape(
  canvas: Float32Array,
  { colour, distance, bounds }: Shape,
  { faults, frame, shift }: { faults: Faults; frame: number; shift: Half },
): void {
  const softness = Math.max(0.5, faults.blur);
  const margin = softness + faults.wobble + faults.jitter + 1;
  const reach = (middle: number, half: number, end: number): [number, number] => [
    Math.max(0, Math.floor(middle - half - margin)),
    Math.min(end, Math.ceil(middle + half + margin)),
  ];
  const [left, right] = reach(bounds.x, bounds.half[0], width);
  const [top, bottom] = reach(bounds.y, bounds.half[1], height);
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const bend = faults.wobble * Math.sin(x / 17 + frame / 3) * Math.cos(y / 13 - frame / 4);
      const away = distance(x + 0.5 + shift[0] + bend, y + 0.5 + shift[1] + bend / 2);
      const share = Math.min(1, 0.5 - away / (2 * softness));
      if (share <= 0) continue;
      const at = (y * width + x) * 3;
      for (let part = 0; part < 3; part += 1) {
        canvas[at + part]! += (colour[part]! - canvas[at + part]!) * share;
      }
    }
  }
}

/** Three by five pixels a letter, row by row. */
const letters: Readonly<Record<string, string>> = {
  '0': '111101101101111',
  '1': '010110010010111',
  '2': '111001111100111',
  '3': '111001111001111',
  '4': '101101111001001',
  '5': '111100111001111',
  '6': '111100111101111',
  '7': '111001001001001',
  '8': '111101111101111',
  '9': '111101111001111',
  C: '111100100100111',
  E: '111100111100111',
  I: '111010010010111',
  P: '111101111100100',
  R: '111101110101101',
  S: '111100111001111',
  T: '111010010010010',
  U: '101101101101111',
  '/': '001001010100100',
  ' ': '000000000000000',
};

const dot = 2;

/** A pixel of a mark, painted as it is over everything else. */
export type Dot = readonly [x: number, y: number];

/** Words in small capitals, their upper left corner at a point, as pixels. */
export function letter(text: string, x: number, y: number): Dot[] {
  return Array.from(text).flatMap((sign, place) =>
    Array.from(letters[sign] ?? '').flatMap((bit, index): Dot[] => {
      if (bit === '0') return [];
      const left = x + (place * 4 + (index % 3)) * dot;
      const top = y + Math.floor(index / 3) * dot;
      return [
        [left, top],
        [left + 1, top],
        [left, top + 1],
        [left + 1, top + 1],
      ];
    }),
  );
}
