import { memo } from 'react';
import type { Candidate, Finding } from '../lib/catalog/find-models.ts';
import { FoundTable } from './FoundTable.tsx';
import { Verdicts } from './Verdicts.tsx';
import styles from './find.module.css';

interface Props {
  readonly finding: Finding;
  readonly total: number;
  /** What readers call each capability, where the table says them in words. */
  readonly names?: Readonly<Record<string, string>> | undefined;
  /** Called with the key of a must-have that the reader drops. */
  readonly onDrop?: ((key: string) => void) | undefined;
}

/** What the must-haves leave, what each of them costs, and why the other models are left out. */
export function FindOutcome({ finding, total, names, onDrop }: Props) {
  const { found, excluded, verdicts } = finding;
  return (
    <>
      <Verdicts verdicts={verdicts} found={found.length} total={total} onDrop={onDrop} />
      {found.length > 0 && <FoundTable found={found} names={names} />}
      {excluded.length > 0 && (
        <section aria-labelledby="excluded" className={styles['left']}>
          <h2 id="excluded">Left out</h2>
          <p className="muted small">The nearest miss first.</p>
          <ul className={styles['excluded']}>
            {excluded.map(({ candidate, reasons }) => (
              <LeftOut
                key={candidate.id}
                candidate={candidate}
                reasons={reasons.map(({ text }) => text).join('; ')}
              />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** A model that is left out; drawn anew only where its reasons are others. */
const LeftOut = memo(function LeftOut({
  candidate: { href, name, vendorName },
  reasons,
}: {
  readonly candidate: Candidate;
  readonly reasons: string;
}) {
  return (
    <li>
      <a href={href}>
        {name} <span className="muted">{vendorName}</span>
      </a>
      <span>excluded: {reasons}</span>
    </li>
  );
});
