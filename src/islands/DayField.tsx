import { useId } from 'react';
import { isDay } from '../lib/catalog/history-query.ts';
import fields from './fields.module.css';
import styles from './history-explorer.module.css';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly min: string;
  readonly max: string | undefined;
  readonly onChange: (day: string | undefined) => void;
}

/** A day, to be typed or picked; an empty field asks nothing. */
export function DayField({ label, value, min, max, onChange }: Props) {
  const id = useId();
  return (
    <div className={fields['amount']}>
      <label htmlFor={id}>{label}</label>
      <input
        // Typed letter by letter, the field keeps its own text until it is a day.
        key={value}
        id={id}
        type="date"
        className={styles['day']}
        defaultValue={value}
        min={min}
        max={max}
        onBlur={({ target }) => {
          if (target.value !== value && (target.value === '' || isDay(target.value))) {
            onChange(target.value === '' ? undefined : target.value);
          }
        }}
        onKeyDown={({ key, currentTarget }) => {
          if (key === 'Enter') currentTarget.blur();
        }}
      />
    </div>
  );
}
