import { pictureChoices } from './find-models.ts';
import type { MustHaves } from './find-models.ts';

/** What a reader asked for, as typed: the address of `/find` holds exactly this. */
export interface FindQuery {
  readonly needs: readonly string[];
  readonly seconds: string;
  readonly picture: string;
  readonly available: boolean;
  readonly price: string;
}

/** Where a query cannot be used as it stands: a sentence for each field. */
export type FindProblems = Partial<Record<'need' | 'seconds' | 'picture' | 'price', string>>;

export const emptyFindQuery: FindQuery = {
  needs: [],
  seconds: '',
  picture: '',
  available: false,
  price: '',
};

/** Reads a query off an address, `?need=api&need=hdr&seconds=10`; each need once, in order. */
export function readFindQuery(search: string): FindQuery {
  const parameters = new URLSearchParams(search);
  return {
    needs: [...new Set(parameters.getAll('need'))],
    seconds: parameters.get('seconds') ?? '',
    picture: parameters.get('picture') ?? '',
    available: parameters.has('available'),
    price: parameters.get('price') ?? '',
  };
}

/** The address of a query, `` for an empty one: what `readFindQuery` reads back. */
export function writeFindQuery({ needs, seconds, picture, available, price }: FindQuery): string {
  const parameters = new URLSearchParams(needs.map((need) => ['need', need]));
  if (seconds !== '') parameters.set('seconds', seconds);
  if (picture !== '') parameters.set('picture', picture);
  if (available) parameters.set('available', 'yes');
  if (price !== '') parameters.set('price', price);
  return parameters.size === 0 ? '' : `?${parameters}`;
}

/** The query without the must-have of a verdict's key. */
export function dropMustHave(query: FindQuery, key: string): FindQuery {
  if (key === 'available') return { ...query, available: false };
  if (key === 'seconds' || key === 'picture' || key === 'price') return { ...query, [key]: '' };
  return { ...query, needs: query.needs.filter((need) => need !== key) };
}

/**
 * The must-haves of a query. What cannot be used narrows nothing and has a problem instead, which
 * says what was found and what is wanted.
 */
export function toMustHaves(
  query: FindQuery,
  capabilityIds: readonly string[],
): { readonly mustHaves: MustHaves; readonly problems: FindProblems } {
  const strangers = query.needs.filter((need) => !capabilityIds.includes(need));
  const seconds = parseAmount(query.seconds);
  const price = parseAmount(query.price);
  const picture = pictureChoices.find(({ text }) => text === query.picture);
  const problems: FindProblems = {};
  if (strangers.length > 0) {
    problems.need = `The address asks for “${strangers.join('”, “')}”, which is no capability of the matrix. It narrows nothing.`;
  }
  if (query.seconds.trim() !== '' && (seconds === undefined || seconds === 0)) {
    problems.seconds = `Found “${query.seconds}”, wanted a number of seconds above 0, such as 10. It narrows nothing.`;
  }
  if (query.picture !== '' && picture === undefined) {
    problems.picture = `The address asks for a picture of “${query.picture}”; wanted 720p, 1080p or 4K. It narrows nothing.`;
  }
  if (query.price.trim() !== '' && price === undefined) {
    problems.price = priceProblem(query.price);
  }
  return {
    mustHaves: {
      capabilities: query.needs.filter((need) => capabilityIds.includes(need)),
      seconds: seconds === 0 ? undefined : seconds,
      pictureLines: picture?.value,
      isUsable: query.available,
      maxUsdPerSecond: price,
    },
    problems,
  };
}

/** What is wrong with a price that cannot be read. */
export function priceProblem(text: string): string {
  return `Found “${text}”, wanted US dollars a second, such as 0.20. It narrows nothing.`;
}

/** A number as people type it: `10`, `0.2`, `0,20`, `$0.20`; undefined where it is none. */
export function parseAmount(text: string): number | undefined {
  const plain = text
    .trim()
    .replace(/^\$\s*/, '')
    .replace(',', '.');
  return /^(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : undefined;
}
