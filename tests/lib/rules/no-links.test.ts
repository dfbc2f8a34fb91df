import { describe, expect, it } from 'vitest';
import { noLinks } from '../../../src/lib/rules/no-links.ts';

function check(body: string) {
  const entry = {
    kind: 'model',
    id: 'a',
    path: 'a.md',
    data: {},
    body,
    bodyLine: 10,
    lineOf: () => 1,
  } as const;
  return noLinks.check(entry, {
    entries: [entry],
    capabilities: { groups: [] },
    today: '2026-01-01',
  });
}

describe('noLinks', () => {
  it('lets brackets and colons pass that make no link', () => {
    expect(check('A list [of things]. And: more (in brackets), *emphasis* and `code`.')).toEqual(
      [],
    );
    expect(check('From 5 to 10 s @ 24 frames; www and https are words; ComfyUI.org.')).toEqual([]);
  });

  it('finds a link on its line', () => {
    expect(check('fine\n[a](https://x.org)').map(({ line }) => line)).toEqual([11]);
  });

  it.each([
    '[a](javascript:alert(1))',
    '![a](/b.png)',
    '[a](\njavascript:alert(1))',
    '[f]:\njavascript:alert(1)\n\n[f]',
    '> [f]: javascript:alert(1)\n\n[f]',
    '- [f]: javascript:alert(1)\n\n[f]',
    '[a\\]b]: javascript:alert(1)\n\n[a\\]b]',
    '[a][b]',
    'See https://x.example/a for more.',
    'See www.x.example for more.',
    'Write to someone@x.example.',
    'Call mailto:x',
  ])('finds the link in %j', (body) => {
    expect(check(body)).not.toEqual([]);
  });
});
