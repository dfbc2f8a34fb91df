import type { ClaimView } from '../lib/catalog/fact.ts';
import styles from './cost.module.css';

/** Claims with their sources, one a line. */
export function ClaimLines({ claims }: { readonly claims: readonly ClaimView[] }) {
  return (
    <ul className={styles['claims']} aria-label="Claims used">
      {claims.map(({ text, publisher, url, title, seen, age, isOld, note }, index) => (
        <li key={index}>
          <strong>{text}</strong>{' '}
          <a href={url} rel="external" title={title}>
            {publisher}
          </a>
          , {age === undefined ? seen : `${seen} (${age})`}
          {isOld && <span className={styles['old']}> old</span>}
          {note !== undefined && <span className="muted"> {note}</span>}
        </li>
      ))}
    </ul>
  );
}
