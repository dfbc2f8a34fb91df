import { useMemo, useRef } from 'react';
import { findModels, pictureChoices } from '../lib/catalog/find-models.ts';
import type { FindPage } from '../lib/catalog/find-page.ts';
import {
  dropMustHave,
  emptyFindQuery,
  readFindQuery,
  toMustHaves,
  writeFindQuery,
} from '../lib/catalog/find-query.ts';
import type { FindQuery } from '../lib/catalog/find-query.ts';
import { AmountField } from './AmountField.tsx';
import { CheckList } from './CheckList.tsx';
import { FoundTable } from './FoundTable.tsx';
import { Verdicts } from './Verdicts.tsx';
import fields from './fields.module.css';
import styles from './find.module.css';
import { setAddress, useAddress, useIsAwake } from './use-address.ts';

/** Must-haves on one side, the models that have them on the other; the address holds the choice. */
export function Find({ candidates, groups }: FindPage) {
  const search = useAddress();
  const isAwake = useIsAwake();
  const outcome = useRef<HTMLHeadingElement>(null);
  const names = useMemo(
    () =>
      Object.fromEntries(
        groups.flatMap(({ capabilities }) => capabilities.map(({ id, name }) => [id, name])),
      ),
    [groups],
  );
  const query = readFindQuery(search);
  const { mustHaves, problems } = toMustHaves(query, Object.keys(names));
  const finding = findModels(candidates, mustHaves, names);
  const { found, excluded, verdicts } = finding;

  function ask(change: Partial<FindQuery>, step: 'push' | 'replace' = 'push'): void {
    // The address is read again: two fields may answer to the same click.
    setAddress(writeFindQuery({ ...readFindQuery(location.search), ...change }), step);
  }

  return (
    <div className={styles['layout']}>
      <form
        className={styles['form']}
        aria-label="Must-haves"
        onSubmit={(event) => {
          event.preventDefault();
        }}
      >
        <fieldset disabled={!isAwake} className={styles['quantities']}>
          <legend className="visually-hidden">Quantities</legend>
          <AmountField
            label="A take of at least"
            unit="seconds"
            value={query.seconds}
            problem={problems.seconds}
            onChange={(seconds, step) => {
              ask({ seconds }, step);
            }}
          />
          <div className={fields['amount']}>
            <label htmlFor="picture">A picture of at least</label>
            <select
              id="picture"
              value={query.picture}
              onChange={({ target }) => {
                ask({ picture: target.value });
              }}
            >
              <option value="">any size</option>
              {pictureChoices.map(({ text }) => (
                <option key={text}>{text}</option>
              ))}
              {problems.picture !== undefined && <option>{query.picture}</option>}
            </select>
            {problems.picture !== undefined && (
              <p className={fields['problem']}>{problems.picture}</p>
            )}
          </div>
          <AmountField
            label="A price of at most"
            unit="USD a second"
            value={query.price}
            problem={problems.price}
            onChange={(price, step) => {
              ask({ price }, step);
            }}
          />
          <CheckList
            legend="Status"
            options={[{ id: 'available', name: 'Available now' }]}
            chosen={query.available ? ['available'] : []}
            onChange={(chosen) => {
              ask({ available: chosen.length > 0 });
            }}
          />
        </fieldset>
        <fieldset disabled={!isAwake} className={styles['groups']}>
          <legend className="visually-hidden">Capabilities</legend>
          {groups.map(({ name, capabilities }) => (
            <CheckList
              key={name}
              legend={name}
              options={capabilities.map(({ id, name: capability, question }) => ({
                id,
                name: capability,
                hint: question,
              }))}
              chosen={query.needs}
              onChange={(needs) => {
                ask({ needs });
              }}
            />
          ))}
          {problems.need !== undefined && <p className={fields['problem']}>{problems.need}</p>}
        </fieldset>
      </form>

      <div className={styles['outcome']}>
        <div className={styles['count']}>
          <h2 id="found" ref={outcome} tabIndex={-1}>
            <span role="status">
              {found.length} of {candidates.length} models
            </span>
          </h2>
          {verdicts.length > 0 && (
            <button
              type="button"
              className={fields['button']}
              onClick={() => {
                setAddress(writeFindQuery(emptyFindQuery), 'push');
                outcome.current?.focus();
              }}
            >
              Drop all must-haves
            </button>
          )}
        </div>
        <Verdicts
          verdicts={verdicts}
          found={found.length}
          total={candidates.length}
          onDrop={(key) => {
            setAddress(writeFindQuery(dropMustHave(query, key)), 'push');
            outcome.current?.focus();
          }}
        />
        {found.length > 0 && <FoundTable found={found} names={names} />}
        {excluded.length > 0 && (
          <section aria-labelledby="excluded">
            <h2 id="excluded">Left out</h2>
            <p className="muted small">The nearest miss first.</p>
            <ul className={styles['excluded']}>
              {excluded.map(({ candidate, reasons }) => (
                <li key={candidate.id}>
                  <a href={candidate.href}>
                    {candidate.name} <span className="muted">{candidate.vendorName}</span>
                  </a>
                  <span>excluded: {reasons.map(({ text }) => text).join('; ')}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </div>
  );
}
