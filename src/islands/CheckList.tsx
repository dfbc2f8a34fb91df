import styles from './fields.module.css';

interface Props {
  readonly legend: string;
  readonly options: readonly { id: string; name: string; hint?: string | undefined }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}

/** Things to tick, any number of them. */
export function CheckList({ legend, options, chosen, onChange }: Props) {
  return (
    <fieldset className={styles['checks']}>
      <legend>{legend}</legend>
      {options.map(({ id, name, hint }) => (
        <label key={id} title={hint}>
          <input
            type="checkbox"
            value={id}
            checked={chosen.includes(id)}
            onChange={({ target }) => {
              onChange(target.checked ? [...chosen, id] : chosen.filter((other) => other !== id));
            }}
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}
