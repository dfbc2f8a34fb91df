import { startTransition, useEffect, useState, useSyncExternalStore } from 'react';
import { afterPaint } from './after-paint.ts';

const moved = 'matchcut:address';

/**
 * The query part of the page's address, kept current through the reader's choices, back and
 * forward; `` where the page is made.
 */
export function useAddress(): string {
  return useSyncExternalStore(
    watchAddress,
    () => location.search,
    () => '',
  );
}

/**
 * The query part of the page's address for what takes long to draw: it follows once the fields that
 * the reader touched have been painted, and gives way to them.
 */
export function useAddressAfterPaint(): string {
  const [search, setSearch] = useState(location.search);
  useEffect(
    () =>
      watchAddress(() => {
        afterPaint(() => {
          startTransition(() => {
            setSearch(location.search);
          });
        });
      }),
    [],
  );
  return search;
}

/**
 * Puts a query into the address. `push` makes a step that the back button undoes; `replace` amends
 * the step before, as each letter of one field does.
 */
export function setAddress(search: string, step: 'push' | 'replace'): void {
  if (search === location.search) return;
  const address = `${location.pathname}${search}`;
  if (step === 'push') history.pushState(null, '', address);
  else history.replaceState(null, '', address);
  dispatchEvent(new Event(moved));
}

/** Calls back whenever the address changes by the reader's choices, back or forward. */
export function watchAddress(onMove: () => void): () => void {
  addEventListener('popstate', onMove);
  addEventListener(moved, onMove);
  return () => {
    removeEventListener('popstate', onMove);
    removeEventListener(moved, onMove);
  };
}
