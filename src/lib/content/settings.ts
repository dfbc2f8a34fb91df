import { isCalendarDate } from '../schema/date.ts';

/** Where the content is, which day counts as today, and where the site will stand. */
export interface ContentSettings {
  /** Folder of the content, relative to the project; `CONTENT_DIR`, else `src/content`. */
  readonly folder: string;
  /** YYYY-MM-DD; `BUILD_DATE`, else the day given. */
  readonly today: string;
  /** Address of the site without a slash at the end; `SITE_URL`, else http://localhost:4321. */
  readonly siteUrl: string;
}

/**
 * Reads the settings of a build from its environment.
 *
 * @throws RangeError where BUILD_DATE is not a day or SITE_URL not the address of a site
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
  return {
    folder: environment['CONTENT_DIR'] || 'src/content',
    today,
    siteUrl: readSiteUrl(environment['SITE_URL'] || 'http://localhost:4321'),
  };
}

function readSiteUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`) {
    throw new RangeError(
      `Cannot build for SITE_URL "${text}": write the address without a path, such as SITE_URL=https://example.org`,
    );
  }
  return url.origin;
}
