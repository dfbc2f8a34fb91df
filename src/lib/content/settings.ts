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
