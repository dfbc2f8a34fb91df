import { describe, expect, it } from 'vitest';
import { defaultView, toHistoryChart } from '../../../src/lib/catalog/history-chart.ts';
import type { HistoryView } from '../../../src/lib/catalog/history-chart.ts';
import { toPictureWords } from '../../../src/lib/catalog/history-picture.ts';
import { toArenaHistory } from '../../../src/lib/catalog/to-history.ts';
import { anArenaCatalog } from './arenas.ts';

const history = toArenaHistory(anArenaCatalog().arenas[0]!);

function wordsOf(change: Partial<HistoryView> = {}) {
  const view = { ...defaultView(history), ...change };
  return toPictureWords(history, view, toHistoryChart(history, view));
}

describe('toPictureWords()', () => {
  it('says what is shown, of which days, from where and under which licence', () => {
    expect(wordsOf()).toEqual({
      title: 'Other arena: points behind the leader',
      subtitle: '10 Apr 2026 to 1 Jul 2026; bands are 95 % intervals',
      notes: [
        '(1) 20 Apr 2026: Reel 1 is released.',
        '(2) 2 May 2026: The arena moved.',
        '(3) 1 Jul 2026: New scale: New scale. Lines break here.',
        '2 May 2026 to 31 May 2026: No copy.',
        'Source: Other arena. The newest copy in the picture is of 1 Jul 2026.',
        `Licence: CC BY 4.0. Changes: ${history.changes}`,
      ],
    });
  });

  it('names the scale where ratings are drawn, and no band where there is none', () => {
    expect(wordsOf({ measure: 'rating' }).subtitle).toContain('; scale: New scale');
    expect(wordsOf({ measure: 'rank' }).subtitle).toBe('10 Apr 2026 to 1 Jul 2026');
  });

  it('dates the source by the last copy within the view', () => {
    expect(wordsOf({ to: '2026-06-20' }).notes.at(-2)).toContain('is of 1 Jun 2026');
  });
});
