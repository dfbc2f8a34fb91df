import { useEffect, useId, useRef, useState } from 'react';
import styles from './fields.module.css';

interface Props {
  readonly label: string;
  readonly unit: string;
  /** What stands in the address. */
  readonly value: string;
  readonly problem?: string | undefined;
  readonly onChange: (value: string, step: 'push' | 'replace') => void;
}

/** How long after the last key the list follows, so that it does not jump at every digit. */
const pauseMilliseconds = 250;

/** A number to type. What cannot be read stays in the field, with a sentence that says so. */
export function AmountField({ label, unit, value, problem, onChange }: Props) {
  const id = useId();
  const [draft, setDraft] = useState(value);
  const sent = useRef(value);
  const timer = useRef<number | undefined>(undefined);
  const hasStep = useRef(false);

  // Back, forward or "drop" changed the address: the field follows.
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setDraft(value);
  }, [value]);

  function send(text: string): void {
    clearTimeout(timer.current);
    if (text === sent.current) return;
    sent.current = text;
    onChange(text, hasStep.current ? 'replace' : 'push');
    hasStep.current = true;
  }

  return (
    <div className={styles['amount']}>
      <label htmlFor={id}>{label}</label>
      <span className={styles['input']}>
        <input
          id={id}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          value={draft}
          aria-invalid={problem !== undefined}
          aria-describedby={problem === undefined ? undefined : `${id}-problem`}
          onFocus={() => {
            hasStep.current = false;
          }}
          onChange={({ target }) => {
            const text = target.value;
            setDraft(text);
            clearTimeout(timer.current);
            timer.current = window.setTimeout(() => {
              send(text);
            }, pauseMilliseconds);
          }}
          onBlur={() => {
            send(draft);
          }}
          onKeyDown={({ key }) => {
            if (key === 'Enter') send(draft);
          }}
        />
        <span>{unit}</span>
      </span>
      {problem !== undefined && (
        <p id={`${id}-problem`} className={styles['problem']}>
          {problem}
        </p>
      )}
    </div>
  );
}
