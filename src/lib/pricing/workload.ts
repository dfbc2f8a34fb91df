/** What somebody wants to make each month, and under which conditions. */
export interface Workload {
  /** Finished clips a month, a whole number above 0. */
  readonly clips: number;
  /** Length of a finished clip, above 0. */
  readonly seconds: number;
  /** Shorter side of the picture at least, in pixels; 0 for any size. */
  readonly pictureLines: number;
  /** Whether sound must come with the picture. */
  readonly withSound: boolean;
  /** Takes made for one that is kept, 1 or more. */
  readonly tries: number;
  readonly commercialUse: boolean;
  readonly noWatermark: boolean;
  /** How plans are paid. */
  readonly billing: 'monthly' | 'yearly';
  /** Whether somebody else than the vendor may sell it. */
  readonly resellers: boolean;
}

/**
 * Whole takes a month: what is kept and what is thrown away. 20 clips at 3 tries are 60 takes, 3
 * clips at 1.5 tries are 5.
 */
export function takesOf({ clips, tries }: Pick<Workload, 'clips' | 'tries'>): number {
  return Math.ceil(clips * tries - 1e-9);
}
