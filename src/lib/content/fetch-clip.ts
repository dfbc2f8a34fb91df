import { createHash } from 'node:crypto';

/** What lies at the address of a clip. */
export type FetchedClip =
  | { readonly verdict: 'same'; readonly bytes: Buffer }
  /** Another file, or none that can be compared; in words why. */
  | { readonly verdict: 'other' | 'unread'; readonly words: string };

export interface FetchClipOptions {
  /** The largest clip that is read, in bytes. */
  readonly largest?: number;
  readonly timeoutMilliseconds?: number;
  readonly fetcher?: typeof fetch;
}

/**
 * Fetches a clip and compares it with its SHA-256, 64 hexadecimal digits in small letters.
 *
 * `unread` is an address that does not answer with a file, or with a larger one than is read (200 MB).
 */
export async function fetchClip(
  { url, sha256 }: { readonly url: string; readonly sha256: string },
  { largest = 200e6, timeoutMilliseconds = 120_000, fetcher = fetch }: FetchClipOptions = {},
): Promise<FetchedClip> {
  try {
    const answer = await fetcher(url, { signal: AbortSignal.timeout(timeoutMilliseconds) });
    if (!answer.ok) return { verdict: 'unread', words: `the server answered ${answer.status}` };
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of answer.body ?? []) {
      size += part.length;
      if (size > largest) return { verdict: 'unread', words: `more than ${largest / 1e6} MB` };
      parts.push(part);
    }
    const bytes = Buffer.concat(parts);
    const found = createHash('sha256').update(bytes).digest('hex');
    return found === sha256
      ? { verdict: 'same', bytes }
      : { verdict: 'other', words: `another file, its sum is ${found}` };
  } catch (error) {
    return { verdict: 'unread', words: error instanceof Error ? error.message : String(error) };
  }
}
