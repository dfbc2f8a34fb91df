import type { LinkAnswer } from './check-links.ts';
import type { ContentLink } from './list-links.ts';

/** What the check of links found, for people. */
export interface LinkReport {
  /** One line a place, `path:line: address: gone (404)`; first what is gone, then what is unsure. */
  readonly lines: readonly string[];
  /** `3 of 812 links gone, 41 unsure` */
  readonly summary: string;
  readonly gone: number;
  /** Whether not one server was reached, as on a machine without a network. */
  readonly isOffline: boolean;
}

/** Sets answers beside the places that name the addresses. */
export function toLinkReport(
  links: readonly ContentLink[],
  answers: readonly LinkAnswer[],
): LinkReport {
  const answerTo = new Map(answers.map((answer) => [answer.url, answer]));
  const linesOf = (verdict: LinkAnswer['verdict']): string[] =>
    links.flatMap(({ url, places }) => {
      const answer = answerTo.get(url);
      if (answer?.verdict !== verdict) return [];
      return places.map((place) => `${place}: ${url}: ${verdict} (${answer.words})`);
    });
  const count = (verdict: LinkAnswer['verdict']): number =>
    answers.filter((answer) => answer.verdict === verdict).length;
  return {
    lines: [...linesOf('gone'), ...linesOf('unsure')],
    summary: `${count('gone')} of ${links.length} links gone, ${count('unsure')} unsure`,
    gone: count('gone'),
    isOffline: answers.length > 0 && answers.every(({ words }) => !/^\d+$/.test(words)),
  };
}
