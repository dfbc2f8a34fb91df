import type { Verdict } from '../lib/catalog/find-models.ts';
import fields from './fields.module.css';
import styles from './find.module.css';

interface Props {
  readonly verdicts: readonly Verdict[];
  readonly found: number;
  readonly total: number;
  readonly onDrop?: ((key: string) => void) | undefined;
}

/** What each must-have costs, the dearest first; where nothing is found, which one is to blame. */
export function Verdicts({ verdicts, found, total, onDrop }: Props) {
  const [worst] = verdicts;
  if (worst === undefined) return null;
  return (
    <div className={styles['verdicts']}>
      {found === 0 && (
        <p className={styles['empty']}>
          No model is known to have all of this. What excludes the most is{' '}
          <strong>{worst.label}</strong>: {worst.excludes} of {total}
          {worst.unknown > 0 && `, ${worst.unknown} of them because no source says`}.
        </p>
      )}
      <ul aria-label="Must-haves">
        {verdicts.map(({ key, label, excludes, unknown, foundWithout }) => (
          <li key={key}>
            <span>
              <strong>{label}</strong>{' '}
              <span className="muted">
                excludes {excludes}
                {unknown > 0 && `, ${unknown} unknown`}; without it {foundWithout} found
              </span>
            </span>
            <button
              type="button"
              className={fields['button']}
              onClick={() => {
                onDrop?.(key);
              }}
            >
              Drop<span className="visually-hidden"> {label}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
