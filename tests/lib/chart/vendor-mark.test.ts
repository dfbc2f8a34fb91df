import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { markColour, markPath, markedVendors, vendorMark } from '../../../src/lib/chart/index.ts';

const tokens = readFileSync('src/styles/tokens.css', 'utf8');

/** Relative luminance of an OKLCH colour (Ottosson 2020, oklab; WCAG 2.2 for the weights). */
function luminanceOf([lightness, chroma, hue]: readonly number[]): number {
  const angle = (hue! * Math.PI) / 180;
  const [a, b] = [chroma! * Math.cos(angle), chroma! * Math.sin(angle)];
  const l = (lightness! + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness! - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness! - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const [red, green, blue] = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((part) => Math.min(1, Math.max(0, part)));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

/** Both colours of a token, by day and by night. */
function coloursOf(name: string): number[][] {
  const value = new RegExp(`--${name}: light-dark\\((.*)\\);`).exec(tokens)?.[1] ?? '';
  return [...value.matchAll(/oklch\(([^)]*)\)/g)].map(([, parts]) => parts!.split(' ').map(Number));
}

describe('vendorMark()', () => {
  it('knows every vendor of the catalogue', () => {
    const vendors = readdirSync('src/content/vendors').map((file) => file.replace('.md', ''));
    expect(vendors.filter((id) => !markedVendors.includes(id))).toEqual([]);
  });

  it('gives no two vendors the same colour and shape, and strangers neither', () => {
    const marks = [...markedVendors, undefined].map((id) => JSON.stringify(vendorMark(id)));
    expect(new Set(marks).size).toBe(marks.length);
  });

  it('gives one grey mark to all that have no page', () => {
    expect(vendorMark('nobody')).toEqual(vendorMark(undefined));
  });
});

describe('the colours of marks', () => {
  const names = new Set([...markedVendors, undefined].map((id) => markColour(vendorMark(id))));
  const papers = coloursOf('paper').map(luminanceOf);

  it.each([...names])('%s stands out from the paper by 3 to 1 in both themes', (name) => {
    const colours = coloursOf(name.replace(/^var\(--|\)$/g, '')).map(luminanceOf);
    expect(colours).toHaveLength(2);
    colours.forEach((colour, theme) => {
      const [dark, light] = [colour, papers[theme]!].sort((left, right) => left - right);
      expect((light! + 0.05) / (dark! + 0.05)).toBeGreaterThanOrEqual(3);
    });
  });
});

describe('markPath()', () => {
  it('draws each shape otherwise', () => {
    const paths = markedVendors.map((id) => markPath(vendorMark(id)));
    const shapes = markedVendors.map((id) => vendorMark(id).shape);
    expect(new Set(paths).size).toBe(new Set(shapes).size);
  });
});
