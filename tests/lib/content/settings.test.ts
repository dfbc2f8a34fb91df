import { describe, expect, it } from 'vitest';
import { readContentSettings } from '../../../src/lib/content/settings.ts';

const now = new Date('2026-11-23T23:59:00Z');

describe('readContentSettings()', () => {
  it('needs no setting', () => {
    expect(readContentSettings({}, now)).toEqual({
      folder: 'src/content',
      today: '2026-11-23',
      siteUrl: 'http://localhost:4321',
    });
  });

  it.each(['https://example.org', 'https://example.org/', 'http://localhost:8080'])(
    'takes %s as the address of the site',
    (text) => {
      expect(readContentSettings({ SITE_URL: text }, now).siteUrl).toBe(text.replace(/\/$/, ''));
    },
  );

  it.each(['example.org', 'ftp://example.org', 'https://example.org/site', 'https://a.org/?b'])(
    'refuses %s and says what to write',
    (text) => {
      expect(() => readContentSettings({ SITE_URL: text }, now)).toThrow(
        `Cannot build for SITE_URL "${text}": write the address without a path, such as SITE_URL=https://example.org`,
      );
    },
  );

  it.each(['2026-02-30', '2026-11', 'today'])('refuses %s as the day of the build', (text) => {
    expect(() => readContentSettings({ BUILD_DATE: text }, now)).toThrow(RangeError);
  });
});
