import type { ClaimView } from '../catalog/fact.ts';
import type { RecordFact } from '../catalog/record-facts.ts';
import { takeFirst } from './take-first.ts';

/** A fact whose shown value is another one than before; undefined stands for unknown. */
export interface FactChange {
  readonly label: string;
  readonly anchor: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** Who says what is shown now, or said what is shown no longer. */
  readonly source: ClaimView;
}

/** A claim that came, went or says of itself something else than before. */
export interface ClaimChange {
  readonly label: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly claim: ClaimView;
  /** The claim before, where it is the same value by the same source. */
  readonly before?: ClaimView;
}

export interface FactComparison {
  readonly facts: readonly FactChange[];
  readonly claims: readonly ClaimChange[];
}

/**
 * What readers see otherwise of a list of facts: values first, and beneath them the evidence. Facts
 * that share a place and a name, such as strengths, are told apart by what they say.
 */
export function compareFacts(
  before: readonly RecordFact[],
  after: readonly RecordFact[],
): FactComparison {
  const [old, now] = [byPlace(before), byPlace(after)];
  const places = [...new Set([...now.keys(), ...old.keys()])];
  const facts: FactChange[] = [];
  const claims: ClaimChange[] = [];
  for (const place of places) {
    const [left, right] = [old.get(place) ?? [], now.get(place) ?? []];
    const { label, anchor } = (right[0] ?? left[0])!;
    const [was, is] = [left[0]?.fact, right[0]?.fact];
    const isOne = left.length <= 1 && right.length <= 1 && anchor !== '#said';
    if (isOne && was?.text !== is?.text) {
      facts.push({
        label,
        anchor,
        before: was?.text,
        after: is?.text,
        source: (is?.claims[0] ?? was?.claims[0])!,
      });
    }
    const hasMoved = isOne && was?.text !== is?.text;
    const [gone, shown] = hasMoved ? [was?.claims[0], is?.claims[0]] : [];
    claims.push(
      ...compareClaims(label, claimsOf(left), claimsOf(right))
        // The change of the fact says it already.
        .filter(({ claim, kind }) => kind !== 'added' || claim !== shown)
        .filter(
          ({ claim, kind }) => kind !== 'removed' || claim !== gone || gone.url !== shown?.url,
        ),
    );
  }
  return { facts, claims };
}

/** Claims that came, went or changed, the last being those with the same value and source. */
function compareClaims(
  label: string,
  before: readonly ClaimView[],
  after: readonly ClaimView[],
): ClaimChange[] {
  const left = [...before];
  const changes: ClaimChange[] = [];
  const rest = after.filter((claim) => !takeFirst(left, (old) => isSame(old, claim)));
  for (const claim of rest) {
    const old = takeFirst(left, ({ text, url }) => text === claim.text && url === claim.url);
    changes.push(
      old === undefined
        ? { label, kind: 'added', claim }
        : { label, kind: 'changed', claim, before: old },
    );
  }
  return [...changes, ...left.map((claim) => ({ label, kind: 'removed' as const, claim }))];
}

function isSame(left: ClaimView, right: ClaimView): boolean {
  return (
    left.text === right.text &&
    left.url === right.url &&
    left.publisher === right.publisher &&
    left.kind === right.kind &&
    left.title === right.title &&
    left.seenOn === right.seenOn &&
    left.note === right.note
  );
}

function byPlace(facts: readonly RecordFact[]): Map<string, RecordFact[]> {
  const places = new Map<string, RecordFact[]>();
  for (const fact of facts) {
    const place = `${fact.anchor} ${fact.label}`;
    places.set(place, [...(places.get(place) ?? []), fact]);
  }
  return places;
}

function claimsOf(facts: readonly RecordFact[]): ClaimView[] {
  return facts.flatMap(({ fact }) => fact.claims);
}
