import { z } from 'zod';
import type { Catalog } from '../catalog.ts';

/** Under which terms a part of the data may be used. */
export const licenceData = z
  .strictObject({
    part: z.string().describe('What it is about.'),
    licence: z.string().describe('Its name; for the work of others as they state it.'),
    url: z.url().nullable().describe('Where its text or its owner can be read.'),
    credit: z.string().nullable().describe('Whom to name.'),
    changes: z.string().nullable().describe('What was changed on the way here.'),
  })
  .describe('Terms of one part of the data.');

/** Terms of one part of the data. */
export type Licence = z.infer<typeof licenceData>;

/** How to credit the catalogue as of a day: `Matchcut (as of 2026-11-23), CC BY 4.0`. */
export function toCredit(today: string): string {
  return `Matchcut (as of ${today}), CC BY 4.0`;
}

/** The terms of every part of the data, our own first, then those of others by name. */
export function toLicences(catalog: Pick<Catalog, 'today' | 'boards' | 'arenas'>): Licence[] {
  return [
    {
      part: 'Facts as selected and arranged here, texts, and ratings computed here',
      licence: 'CC BY 4.0',
      url: 'https://creativecommons.org/licenses/by/4.0/',
      credit: toCredit(catalog.today),
      changes: null,
    },
    {
      part: 'The code of the site',
      licence: 'MIT',
      url: 'https://opensource.org/license/mit',
      credit: 'The Matchcut developers',
      changes: null,
    },
    {
      part: 'Figures of Artificial Analysis: quoted under elsewhere, and shown on the pages of its boards',
      licence: 'They belong to Artificial Analysis and are not licensed here',
      url: 'https://artificialanalysis.ai/',
      credit: 'Artificial Analysis',
      changes: null,
    },
    {
      part: 'Figures of other arenas, quoted under elsewhere, whose licence is not named below',
      licence: 'They belong to the arena named beside each and are not licensed here',
      url: null,
      credit: 'The arena named beside the figure',
      changes: null,
    },
    ...catalog.boards.map(({ name, credit }) => ({
      part: `The counts of the board ${name}`,
      licence: credit.licence,
      url: credit.licenceUrl,
      credit: credit.text,
      changes: credit.changes,
    })),
    ...catalog.arenas
      .filter(({ reusable }) => reusable)
      .map(({ name, credit }) => ({
        part: `The published standings of ${name}`,
        licence: credit.licence,
        url: credit.licenceUrl ?? credit.url,
        credit: credit.text,
        changes: credit.changes,
      })),
  ];
}
