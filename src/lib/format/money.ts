import { formatNumber } from './number.ts';

const decimals = new Intl.NumberFormat('en-GB', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 4,
});

const signs: Readonly<Record<string, string>> = { usd: '$', cny: 'CN¥' };

/**
 * An amount of money or credits. Money keeps at least two decimals unless it is whole:
 * (0.12, 'usd') -> `$0.12`, (0.0125, 'usd') -> `$0.0125`, (860000000, 'usd') -> `$860 million`,
 * (25, 'credits') -> `25 credits`.
 */
export function formatAmount(amount: number, unit: 'usd' | 'cny' | 'credits'): string {
  if (unit === 'credits') {
    const number = amount > 0 && amount < smallestPlain ? formatTiny(amount) : formatNumber(amount);
    return `${number} ${amount === 1 ? 'credit' : 'credits'}`;
  }
  return `${signs[unit]}${formatMoneyNumber(amount)}`;
}

/**
 * An amount of dollars with a fixed number of decimals, for a column of amounts: (0.6, 2) -> `$0.60`,
 * (1234.5, 2) -> `$1,234.50`. What is more than nothing never shows as nothing: (0.001, 2) ->
 * `<$0.01`.
 */
export function formatUsd(amount: number, decimals: number): string {
  const least = 10 ** -decimals;
  const isTiny = amount > 0 && amount < least / 2;
  const text = (isTiny ? least : amount).toLocaleString('en-GB', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return `${isTiny ? '<' : ''}$${text}`;
}

function formatMoneyNumber(amount: number): string {
  const millions = Number((amount / 1e6).toFixed(4));
  if (millions >= 1000) return `${formatNumber(amount / 1e9)} billion`;
  if (amount >= 1e6) return `${formatNumber(amount / 1e6)} million`;
  if (Number.isInteger(amount)) return formatNumber(amount);
  if (amount < smallestPlain) return formatTiny(amount);
  return decimals.format(amount);
}

/** Below this, four decimals would show a price as nothing. */
const smallestPlain = 0.0001;

function formatTiny(amount: number): string {
  return amount.toLocaleString('en-GB', { maximumSignificantDigits: 2 });
}
