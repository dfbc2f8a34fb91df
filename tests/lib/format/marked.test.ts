import { describe, expect, it } from 'vitest';
import { splitMarked } from '../../../src/lib/format/marked.ts';

describe('splitMarked()', () => {
  it('tells matches from the text around them', () => {
    expect(splitMarked('makes <mark>native</mark> <mark>audio</mark> and')).toEqual([
      { text: 'makes ', isMatch: false },
      { text: 'native', isMatch: true },
      { text: ' ', isMatch: false },
      { text: 'audio', isMatch: true },
      { text: ' and', isMatch: false },
    ]);
    expect(splitMarked('')).toEqual([]);
  });

  it('takes escapes back once, and leaves other tags as text', () => {
    expect(splitMarked('&lt;b&gt; &amp;lt; <i>x</i>')).toEqual([
      { text: '<b> &lt; <i>x</i>', isMatch: false },
    ]);
  });
});
