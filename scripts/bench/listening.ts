/** What whoever starts a server needs first: benches, trials and the tests in a browser. */
import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';

/** A port of this machine on which nothing listens. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  });
}

/**
 * Waits until an address of a server that was started answers.
 *
 * @throws Error where the server ends before, or says nothing within 30 seconds
 */
export async function waitForAnswer(address: string, server: ChildProcess): Promise<void> {
  let said = '';
  server.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  for (const end = performance.now() + 30_000; performance.now() < end;) {
    if (server.exitCode !== null) {
      throw new Error(`The server ended with ${server.exitCode}: ${said}`);
    }
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${address} did not answer within 30 seconds: ${said}`);
}
