import { describe, expect, it } from 'vitest';
import {
  clipFolder,
  readContentSettings,
  readRepositoryUrl,
  readSiteFolder,
  readSiteNotice,
  readSiteUrl,
} from '../../../src/lib/content/settings.ts';

const now = new Date('2026-11-23T23:59:59Z');

describe('readContentSettings()', () => {
  it('takes the real content and the day that is given where nothing is set', () => {
    expect(readContentSettings({}, now)).toEqual({ folder: 'src/content', today: '2026-11-23' });
  });

  it('takes what is set', () => {
    const environment = { CONTENT_DIR: 'tests/fixtures/broken', BUILD_DATE: '2020-02-29' };
    expect(readContentSettings(environment, now)).toEqual({
      folder: 'tests/fixtures/broken',
      today: '2020-02-29',
    });
  });

  it('takes an empty setting for none', () => {
    expect(readContentSettings({ CONTENT_DIR: '', BUILD_DATE: '' }, now)).toEqual(
      readContentSettings({}, now),
    );
  });

  it.each(['2026-11', '2026', '2026-02-30', 'tomorrow', '23.11.2026', '2026-11-23T00:00:00Z'])(
    'refuses BUILD_DATE %s and says what to write',
    (date) => {
      expect(() => readContentSettings({ BUILD_DATE: date }, now)).toThrow(
        new RangeError(
          `Cannot build for BUILD_DATE "${date}": write a day such as BUILD_DATE=2026-11-23`,
        ),
      );
    },
  );
});

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

describe('readRepositoryUrl()', () => {
  it('is unknown where nothing is set, never made up', () => {
    expect(readRepositoryUrl({})).toBeUndefined();
    expect(readRepositoryUrl({ REPOSITORY_URL: '' })).toBeUndefined();
  });

  it('takes an address with or without the last slash', () => {
    for (const text of ['https://code.example/o/r/', 'https://code.example/o/r']) {
      expect(readRepositoryUrl({ REPOSITORY_URL: text })).toBe('https://code.example/o/r');
    }
  });

  it('refuses what is no address of a page, and says what to write', () => {
    for (const text of [
      'owner/name',
      'git@code.example:o/r',
      'javascript:x',
      'https://x.example?y',
    ]) {
      expect(() => readRepositoryUrl({ REPOSITORY_URL: text })).toThrow(/REPOSITORY_URL=https:/);
    }
  });
});

describe('where the site and its clips lie, and what every page says', () => {
  it('is dist, and nothing, where nothing is set', () => {
    expect(readSiteFolder({})).toBe('dist');
    expect(clipFolder({}, false)).toBe('dist/server/clips');
    expect(clipFolder({}, true)).toBe('src/content/prompts');
    expect(readSiteNotice({ SITE_NOTICE: '' })).toBeUndefined();
  });

  it('is what is set, never among the pages', () => {
    const environment = { SITE_DIR: 'demo/site', CONTENT_DIR: 'demo/content', SITE_NOTICE: 'Demo' };
    expect(readSiteFolder(environment)).toBe('demo/site');
    expect(clipFolder(environment, false)).toBe('demo/site/server/clips');
    expect(clipFolder(environment, true)).toBe('demo/content/prompts');
    expect(readSiteNotice(environment)).toBe('Demo');
  });
});
