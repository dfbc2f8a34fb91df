import { solveChallengeWorkers } from 'altcha-lib';
import type { Challenge } from 'altcha-lib';

/** Trials run on half of the processors, four at most: the clips play meanwhile. */
const workers = Math.min(4, Math.ceil((navigator.hardwareConcurrency || 2) / 2));

/**
 * Gets the challenge of a ticket and solves it beside the page.
 *
 * @returns the proof to send with the vote; undefined where there was no challenge or no solution
 */
export async function prove(ticket: string): Promise<string | undefined> {
  try {
    const answer = await fetch('/api/challenge', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ ticket }),
    });
    if (!answer.ok) return undefined;
    const challenge = (await answer.json()) as Challenge;
    const solution = await solveChallengeWorkers({
      challenge,
      concurrency: workers,
      createWorker: () =>
        new Worker(new URL('./proof-worker.ts', import.meta.url), { type: 'module' }),
    });
    return solution === null ? undefined : btoa(JSON.stringify({ challenge, solution }));
  } catch {
    // Without a connection, or without Web Crypto, as on a page that did not come by HTTPS.
    return undefined;
  }
}
