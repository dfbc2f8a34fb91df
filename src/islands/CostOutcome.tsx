import { useState } from 'react';
import type { CostReason, CostRow, CostView } from '../lib/catalog/cost-view.ts';
import { ClaimLines } from './ClaimLines.tsx';
import { CostFrontier } from './CostFrontier.tsx';
import styles from './cost.module.css';

interface Props {
  readonly view: CostView;
  /** Whether evidence is drawn only when its row is opened, as in the browser. */
  readonly isLazy?: boolean;
}

/** The answer in a sentence, and how many models it is one of. */
export function CostHeadline({ view: { workload, cheapest, counts, needs } }: Props) {
  return (
    <>
      <p className="lead">
        {cheapest === undefined ? (
          <>No model has a known cost for {workload}.</>
        ) : (
          <>
            The cheapest is{' '}
            <a href={cheapest.href}>
              {cheapest.vendorName} {cheapest.name}
            </a>
            :{' '}
            <a href={`#cost-${cheapest.id}`}>
              <strong>{cheapest.perClip} a finished clip</strong>
            </a>
            , {cheapest.perMonth} a month ({cheapest.where}).
          </>
        )}
      </p>
      <p className={styles['workload']}>
        Reckoned for {workload}. {counts} {needs}
      </p>
    </>
  );
}

/** Every model with its cost, cost against rating, the cheapest by capability, and what is unknown. */
export function CostOutcome({ view, isLazy = false }: Props) {
  return (
    <>
      <CostTable view={view} isLazy={isLazy} />
      {view.board !== undefined && view.chart !== undefined && (
        <CostFrontier chart={view.chart} board={view.board} />
      )}
      <CheapestThatCan view={view} />
      <Questions view={view} />
      <Obstacles view={view} />
    </>
  );
}

function CostTable({ view: { rows, board }, isLazy }: Props) {
  if (rows.length === 0) return null;
  return (
    <table className={styles['table']} id="table" role="table">
      <caption className="visually-hidden">Cost of each model, the cheapest first</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            Model
          </th>
          <th scope="col" role="columnheader">
            Cheapest way
          </th>
          {board !== undefined && (
            <th scope="col" role="columnheader" className="number">
              Rating
            </th>
          )}
          <th scope="col" role="columnheader" className="number">
            A second
          </th>
          <th scope="col" role="columnheader" className="number">
            A clip
          </th>
          <th scope="col" role="columnheader" className="number">
            A month
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr role="row" key={row.id} id={row.id}>
            <th scope="row" role="rowheader">
              <a href={row.href}>{row.name}</a> <span className="muted">{row.vendorName}</span>
            </th>
            <td role="cell">
              <RowDetails row={row} isLazy={isLazy === true} />
            </td>
            {board !== undefined && (
              <td role="cell" className="number">
                {row.rating ?? <Unknown text="not rated there" />}
              </td>
            )}
            <td role="cell" className="number">
              {row.perSecond}
            </td>
            <td role="cell" className="number">
              <strong>{row.perClip}</strong>
            </td>
            <td role="cell" className="number">
              {row.perMonth}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RowDetails({ row, isLazy }: { readonly row: CostRow; readonly isLazy: boolean }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details
      onToggle={({ currentTarget }) => {
        setIsOpen(currentTarget.open);
      }}
    >
      <summary>
        <span className={styles['where']}>{row.where}</span>
        {row.warnings.map((warning) => (
          <span key={warning} className={styles['warning']}>
            {warning}
          </span>
        ))}
        <span className={styles['what']}>
          {row.what !== '' && `${row.what}, `}
          <span className={styles['evidence']}>{row.evidence}</span>
          {row.isDisputed && (
            <>
              {', '}
              <span className={styles['old']}>sources differ</span>
            </>
          )}
        </span>
      </summary>
      <div className={styles['details']} id={`cost-${row.id}`}>
        {(!isLazy || isOpen) && <RowEvidence row={row} />}
      </div>
    </details>
  );
}

function RowEvidence({ row }: { readonly row: CostRow }) {
  return (
    <>
      {row.ways.length > 1 && (
        <ul>
          {row.ways.map(({ where, what, perMonth, perClip }) => (
            <li key={where}>
              <span className="number">{perMonth}</span> a month,{' '}
              <span className="number">{perClip}</span> a clip: {where}
              {what !== '' && <span className="muted"> ({what})</span>}
            </li>
          ))}
        </ul>
      )}
      {row.plansAlone.length > 0 && (
        <ul>
          {row.plansAlone.map(({ name, perMonth, text }) => (
            <li key={name}>
              <span className="number">{perMonth}</span> {name} plan by itself: {text}
            </li>
          ))}
        </ul>
      )}
      {row.remarks.map((remark) => (
        <p key={remark}>{remark}</p>
      ))}
      <ClaimLines claims={row.claims} />
    </>
  );
}

function CheapestThatCan({ view: { cheapestThatCan } }: Props) {
  return (
    <section aria-labelledby="can">
      <h2 id="can">Cheapest that can …</h2>
      <p className="muted small">
        The cheapest model of the table that has the capability by its sources; in full before in
        part; a sum leads to its claims. To ask for several at once, tick them under “Must also”.
      </p>
      <ul className={styles['can']}>
        {cheapestThatCan.map(({ id, name, isPartial, row }) => (
          <li key={id}>
            <span className="muted">{name}</span>
            {row === undefined ? (
              <span className="muted">none known</span>
            ) : (
              <>
                <a href={row.href}>{row.name}</a>
                <a className="number" href={`#cost-${row.id}`}>
                  {row.perClip}
                </a>
              </>
            )}
            {row !== undefined && isPartial && <small className="muted">in part</small>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Questions({ view: { questions } }: Props) {
  if (questions.length === 0) return null;
  return (
    <section aria-labelledby="unknown">
      <h2 id="unknown">Unknown, not free</h2>
      <p className="muted small">
        These may do it, at a price that nobody here can tell. A source for what is missing is
        welcome.
      </p>
      <Reasons reasons={questions} />
    </section>
  );
}

function Obstacles({ view: { obstacles } }: Props) {
  if (obstacles.length === 0) return null;
  return (
    <section aria-labelledby="cannot">
      <h2 id="cannot">Cannot do this</h2>
      <Reasons reasons={obstacles} />
    </section>
  );
}

function Reasons({ reasons }: { readonly reasons: readonly CostReason[] }) {
  return (
    <dl className={styles['reasons']}>
      {reasons.map(({ reason, models }) => (
        <div key={reason}>
          <dt>{reason}</dt>
          <dd>
            {models.map(({ id, name, href }, index) => (
              <span key={id} id={id}>
                {index > 0 && ', '}
                <a href={href}>{name}</a>
              </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Unknown({ text }: { readonly text: string }) {
  return (
    <span className="muted">
      <span aria-hidden="true">–</span>
      <span className="visually-hidden">{text}</span>
    </span>
  );
}
