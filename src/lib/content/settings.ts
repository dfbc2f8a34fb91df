import { isCalendarDate } from '../schema/date.ts';

/** Where the content is and which day counts as today. */
export interface ContentSettings {
  /** Folder of the content, relative to the project; `CONTENT_DIR`, else `src/content`. */
  readonly folder: string;
  /** YYYY-MM-DD; `BUILD_DATE`, else the day given. */
  readonly today: string;
}

/**
 * Reads the two settings of a build from its environment.
 *
 * @throws RangeError where BUILD_DATE is not a day
 */
export function readContentSettings(
  environment: Readonly<Record<string, string | undefined>>,
  now: Date,
): ContentSettings {
  const today = environment['BUILD_DATE'] || now.toISOString().slice(0, 10);
  if (today.length !== 10 || !isCalendarDate(today)) {
    throw new RangeError(
      `Cannot build for BUILD_DATE "${today}": write a day such as BUILD_DATE=2026-11-23`,
    );
  }
  return { folder: environment['CONTENT_DIR'] || 'src/content', today };
}

/** What every page shall say above all else, as a demonstration does: `SITE_NOTICE`. */
export function readSiteNotice(
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  return environment['SITE_NOTICE'] || undefined;
}

/** The folder in which the built site lies: `SITE_DIR`, else `dist`. */
export function readSiteFolder(environment: Readonly<Record<string, string | undefined>>): string {
  return environment['SITE_DIR'] || 'dist';
}

/**
 * The folder of the clips, which are no part of the pages: beside the server of a built site, with
 * the prompts while the site is being written.
 */
export function clipFolder(
  environment: Readonly<Record<string, string | undefined>>,
  isDevelopment: boolean,
): string {
  return isDevelopment
    ? `${environment['CONTENT_DIR'] || 'src/content'}/prompts`
    : `${readSiteFolder(environment)}/server/clips`;
}

/**
 * Reads the address that the site will have, for feeds and other links that must be absolute:
 * `SITE_URL`, else that of `npm start`.
 *
 * @throws RangeError where SITE_URL is not an address without a path
 */
export function readSiteUrl(environment: Readonly<Record<string, string | undefined>>): string {
  const text = environment['SITE_URL'] || 'http://localhost:4321';
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (
    url === undefined ||
    !['http:', 'https:'].includes(url.protocol) ||
    `${url.pathname}${url.search}${url.hash}` !== '/'
  ) {
    throw new RangeError(
      `Cannot build for SITE_URL "${text}": write an address without a path, such as SITE_URL=https://matchcut.example`,
    );
  }
  return url.origin;
}

/**
 * Reads the address of the repository on the web, for links to what a fact is made from:
 * `REPOSITORY_URL` without a slash at its end; undefined where it is not set.
 *
 * @throws RangeError where REPOSITORY_URL is no address
 */
export function readRepositoryUrl(
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const text = environment['REPOSITORY_URL'] || undefined;
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (
    url === undefined ||
    !['http:', 'https:'].includes(url.protocol) ||
    `${url.search}${url.hash}` !== ''
  ) {
    throw new RangeError(
      `Cannot build for REPOSITORY_URL "${text}": write the address of the repository, such as REPOSITORY_URL=https://github.com/owner/name`,
    );
  }
  return url.href.replace(/\/+$/, '');
}
