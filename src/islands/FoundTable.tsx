import { memo } from 'react';
import { toMidSentence } from '../lib/catalog/find-models.ts';
import type { Candidate, Finding } from '../lib/catalog/find-models.ts';
import styles from './find.module.css';

interface Props {
  readonly found: Finding['found'];
  /** What readers call each capability; where they are given, a row says in words what a model can. */
  readonly names?: Readonly<Record<string, string>> | undefined;
}

/** The models found with the facts that decided. */
export function FoundTable({ found, names }: Props) {
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">Model</th>
          <th scope="col" className="wide-only">
            Status
          </th>
          <th scope="col" className="number">
            Longest take
          </th>
          <th scope="col" className="number">
            Largest picture
          </th>
          <th scope="col" className="number">
            Price a second
          </th>
        </tr>
      </thead>
      {found.map(({ candidate, inPart }) => (
        <FoundModel
          key={candidate.id}
          candidate={candidate}
          inPart={inPart.join(', ')}
          names={names}
        />
      ))}
    </table>
  );
}

interface ModelProps extends Pick<Props, 'names'> {
  readonly candidate: Candidate;
  /** Must-haves that it has only in part. */
  readonly inPart: string;
}

/** A model found; drawn anew only where other must-haves are met in part. */
const FoundModel = memo(function FoundModel({ candidate, inPart, names }: ModelProps) {
  return (
    <tbody>
      <tr>
        <th scope="row">
          <a href={candidate.href}>{candidate.name}</a>{' '}
          <span className="muted">{candidate.vendorName}</span>
          {inPart !== '' && <span className={styles['part']}>in part: {inPart}</span>}
        </th>
        <td className="wide-only">{candidate.status?.text ?? <Unknown />}</td>
        <td className="number">{candidate.longestTake?.text ?? <Unknown />}</td>
        <td className="number">{candidate.largestPicture?.text ?? <Unknown />}</td>
        <td className="number">{candidate.price?.text ?? <Unknown />}</td>
      </tr>
      {names !== undefined && (
        <tr className={styles['words']}>
          <td colSpan={5}>
            <Support candidate={candidate} names={names} />
          </td>
        </tr>
      )}
    </tbody>
  );
});

interface SupportProps {
  readonly candidate: Candidate;
  readonly names: Readonly<Record<string, string>>;
}

function Support({ candidate, names }: SupportProps) {
  const levels = [
    ['full', 'Can'],
    ['partial', 'In part'],
    ['none', 'Cannot'],
  ] as const;
  const listed = levels
    .map(([level, word]) => ({
      word,
      list: Object.keys(names)
        .filter((id) => candidate.support[id] === level)
        .map((id) => toMidSentence(names[id] ?? id)),
    }))
    .filter(({ list }) => list.length > 0);
  return (
    <>
      {listed.map(({ word, list }) => (
        <span key={word}>
          <strong>{word}:</strong> {list.join(', ')}.{' '}
        </span>
      ))}
      The rest is unknown.
    </>
  );
}

function Unknown() {
  return (
    <span className="muted">
      <span aria-hidden="true">–</span>
      <span className="visually-hidden">unknown</span>
    </span>
  );
}
