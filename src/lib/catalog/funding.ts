import { formatAmount } from '../format/money.ts';
import type { Claim } from '../schema/claim.ts';
import type { Vendor } from './catalog.ts';
import { toDateFact, toFact } from './fact.ts';
import type { Fact, FactContext } from './fact.ts';

/** One round of money as its sources tell it, each part with its own claims. */
export interface FundingRow {
  readonly round: string;
  readonly date: Fact;
  readonly amount: Fact;
  readonly valuation: Fact;
  readonly lead: Fact;
}

type Round = Exclude<NonNullable<Vendor['funding']>[number]['value'], 'unknown'>;

/** The rounds of a vendor in the order of its file; claims about one round stand together. */
export function toFundingRows({ funding }: Vendor, context: FactContext): FundingRow[] {
  const rounds = (funding ?? []).filter((claim) => claim.value !== 'unknown') as Claim<Round>[];
  const named = Map.groupBy(rounds, ({ value }) => (value as Round).round);
  return [...named].map(([round, claims]) => {
    const part = <Key extends keyof Round>(
      key: Key,
      toText: (value: NonNullable<Round[Key]>) => string,
    ): Fact => toFact(pick(claims, key), toText, context);
    return {
      round: round === 'total' ? 'In all' : round,
      date: toDateFact(pick(claims, 'date'), context),
      amount: part('amountUsd', (amount) => formatAmount(amount, 'usd')),
      valuation: part('valuationUsd', (amount) => formatAmount(amount, 'usd')),
      lead: part('lead', (name) => name),
    };
  });
}

/** What the claims say of one part of a round, those that do not mention it left out. */
function pick<Key extends keyof Round>(
  claims: readonly Claim<Round>[],
  key: Key,
): Claim<NonNullable<Round[Key]>>[] {
  return claims.flatMap(({ value, ...evidence }) => {
    const part = (value as Round)[key];
    return part === undefined ? [] : [{ ...evidence, value: part }];
  });
}
