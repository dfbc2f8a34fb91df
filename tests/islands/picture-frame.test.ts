import { describe, expect, it } from 'vitest';
import { breakLines, framePicture } from '../../src/islands/picture-frame.ts';
import type { LegendSample, PictureWords } from '../../src/islands/picture-frame.ts';

/** Every letter is as wide as half its size. */
const measure = (text: string, size = 2): number => (text.length * size) / 2;

const surface = { paper: '#fff', ink: '#000', muted: '#555', measure };
const chart = { svg: '<svg id="chart"/>', width: 300, height: 200 };
const words: PictureWords = { title: 'Reels & spools', subtitle: '2026', notes: ['Source: us.'] };
const sample = (name: string): LegendSample => ({ svg: '<svg/>', width: 30, height: 12, name });

function frame(change: { notes?: readonly string[]; legend?: readonly LegendSample[] } = {}) {
  const { notes = words.notes, legend = [] } = change;
  return framePicture(chart, legend, { ...words, notes }, surface);
}

/** How low the words stand, by their text. */
function placesIn(svg: string): Record<string, number> {
  const found = svg.matchAll(/<text [^>]*y="([\d.]+)"[^>]*>([^<]*)<\/text>/g);
  return Object.fromEntries([...found].map(([, y, text]) => [text!, Number(y)]));
}

describe('breakLines()', () => {
  it.each([
    ['a bc def', 4, ['a bc', 'def']],
    ['a bc def', 99, ['a bc def']],
    ['interminable', 4, ['interminable']],
    ['', 4, ['']],
  ])('%j in %d -> %j', (text, room, lines) => {
    expect(breakLines(text, room, measure)).toEqual(lines);
  });
});

describe('framePicture()', () => {
  it('puts title and subtitle above the chart, and the notes below it', () => {
    const { svg, width, height } = frame();
    const places = placesIn(svg);
    const [, chartTop] = svg.match(/translate\(0 ([\d.]+)\)"><svg id="chart"/)!;
    expect(places['Reels &amp; spools']).toBeLessThan(places['2026']!);
    expect(places['2026']).toBeLessThan(Number(chartTop));
    expect(places['Source: us.']).toBeGreaterThan(Number(chartTop) + chart.height);
    expect(places['Source: us.']).toBeLessThan(height);
    expect(width).toBe(chart.width);
  });

  it('names each line of the chart, in rows that fit', () => {
    const names = ['Reel 1', 'Spool 2', 'A reel with a rather long name'];
    const places = placesIn(frame({ legend: names.map(sample) }).svg);
    expect(Object.keys(places)).toEqual(expect.arrayContaining(names));
    expect(places['Reel 1']).toBe(places['Spool 2']);
    expect(places[names[2]!]).toBeGreaterThan(places['Reel 1']!);
  });

  it('grows with what is to be said', () => {
    const long = Array.from({ length: 40 }, () => 'word').join(' ');
    expect(frame({ notes: [long] }).height).toBeGreaterThan(frame().height + 50);
    expect(frame({ notes: [] }).height).toBeLessThan(frame().height);
  });
});
