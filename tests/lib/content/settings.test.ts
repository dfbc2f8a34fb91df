import { describe, expect, it } from 'vitest';
import { readSiteUrl } from '../../../src/lib/content/settings.ts';

describe('readSiteUrl()', () => {
  it('is the address of npm start where nothing is set', () => {
    expect(readSiteUrl({})).toBe('http://localhost:4321');
    expect(readSiteUrl({ SITE_URL: '' })).toBe('http://localhost:4321');
  });

  it('takes an address with or without the last slash', () => {
    expect(readSiteUrl({ SITE_URL: 'https://matchcut.example/' })).toBe('https://matchcut.example');
    expect(readSiteUrl({ SITE_URL: 'https://matchcut.example' })).toBe('https://matchcut.example');
  });

  it('refuses what is no address of a whole site, and says what to write', () => {
    for (const text of ['matchcut.example', 'ftp://x.example', 'https://x.example/path', '/']) {
      expect(() => readSiteUrl({ SITE_URL: text })).toThrow(/SITE_URL=https:/);
    }
  });
});
