import { describe, expect, it } from 'vitest';
import { safeLinks } from '../../../src/lib/rules/safe-links.ts';

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
  return safeLinks.check(entry, {
    entries: [entry],
    capabilities: { groups: [] },
    today: '2026-01-01',
  });
}

describe('safeLinks', () => {
  it('lets links to the web, within the site and within the page pass', () => {
    expect(
      check('[a](https://x.org) ![b](/b.png)\n\n[c](#d) and [e]: text\n\n[f]: http://y.org'),
    ).toEqual([]);
  });

  it('finds scripts, data and addresses without a scheme, on their line', () => {
    const found = check('fine\n[a](javascript:alert(1)) [b](<data:text/html,x>)\n[c]: //evil.org');
    expect(found.map(({ line, found: text }) => [line, text])).toEqual([
      [11, 'a link to "javascript:alert(1"'],
      [11, 'a link to "data:text/html,x"'],
      [12, 'a link to "//evil.org"'],
    ]);
  });
});
