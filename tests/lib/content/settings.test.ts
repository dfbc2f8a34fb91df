import { describe, expect, it } from 'vitest';
import { readContentSettings, readSiteUrl } from '../../../src/lib/content/settings.ts';

const now = new Date('2026-11-23T23:59:00Z');

describe('readContentSettings()', () => {
  it('needs no setting', () => {
    expect(readContentSettings({}, now)).toEqual({
      folder: 'src/content',
      today: '2026-11-23',
    });
  });

  it.each(['2026-02-30', '2026-11', 'today'])('refuses %s as the day of the build', (text) => {
    expect(() => readContentSettings({ BUILD_DATE: text }, now)).toThrow(RangeError);
  });
});

describe('readSiteUrl()', () => {
  it('is the address of `npm start` where nothing is set', () => {
    expect(readSiteUrl({})).toBe('http://localhost:4321');
  });

  it.each(['https://example.org', 'https://example.org/', 'http://localhost:8080'])(
    'takes %s as the address of the site',
    (text) => {
      expect(readSiteUrl({ SITE_URL: text })).toBe(text.replace(/\/$/, ''));
    },
  );

  it.each(['example.org', 'ftp://example.org', 'https://example.org/site', 'https://a.org/?b'])(
    'refuses %s and says what to write',
    (text) => {
      expect(() => readSiteUrl({ SITE_URL: text })).toThrow(
        `Cannot build for SITE_URL "${text}": write an address without a path, such as SITE_URL=`,
      );
    },
  );
});
