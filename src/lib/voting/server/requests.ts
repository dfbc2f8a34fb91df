import type { z } from 'zod';
import { describeIssues } from '../ballot.ts';
import { Refusal, refuse, toProblemDetails } from '../refusal.ts';
import { StoreUnavailable } from '../store/vote-store.ts';
import { clientAddress, networkHash } from './network.ts';
import type { RunningVoting } from './open-voting.ts';
import type { Actor } from './voting.ts';
import { createVoter, readVoter } from './voter.ts';

/** A request with the address it came from. */
export interface Incoming {
  readonly request: Request;
  /** Address of the other end of the connection. */
  readonly socketAddress: string;
}

/** An actor with the cookie to set, if one must be. */
export interface Recognised {
  readonly actor: Actor;
  readonly setCookie: string | undefined;
}

/** The largest body that is read, in bytes; a ticket and a few words fit well. */
export const largestBody = 16_384;

/**
 * Who sent a request. Someone without a cookie becomes a new voter; the answer must set the cookie.
 */
export function recognise({ request, socketAddress }: Incoming, voting: RunningVoting): Recognised {
  const { keys, settings } = voting;
  const isSecure = isHttps(request, settings.trustedProxies);
  const voter =
    readVoter(request.headers.get('cookie'), keys, isSecure) ?? createVoter(keys, isSecure);
  const address = clientAddress(
    socketAddress,
    request.headers.get('x-forwarded-for'),
    settings.trustedProxies,
  );
  return {
    actor: { hashes: voter.hashes, network: networkHash(address, keys[0], Date.now()) },
    setCookie: voter.setCookie,
  };
}

/** Whether the reader's browser speaks HTTPS, to us or to the proxy before us. */
export function isHttps(request: Request, trustedProxies: number): boolean {
  if (request.url.startsWith('https:')) return true;
  return trustedProxies > 0 && request.headers.get('x-forwarded-proto') === 'https';
}

/**
 * Refuses what a page of another site sends. A browser says where a request comes from by
 * Sec-Fetch-Site, and by Origin for anything that changes something; programs send neither.
 *
 * @throws Refusal `cross-site`
 */
export function assertSameSite(request: Request, siteUrl: string | undefined): void {
  const site = request.headers.get('sec-fetch-site');
  const isNavigation =
    request.method === 'GET' && request.headers.get('sec-fetch-mode') === 'navigate';
  if (site !== null && !['same-origin', 'none'].includes(site) && !isNavigation) {
    throw refuse('cross-site');
  }
  const origin = request.headers.get('origin');
  if (origin === null) return;
  const host = request.headers.get('host') ?? new URL(request.url).host;
  const ours = [host, ...(siteUrl === undefined ? [] : [new URL(siteUrl).host])];
  const from = URL.canParse(origin) ? new URL(origin).host : undefined;
  if (from === undefined || !ours.includes(from)) throw refuse('cross-site');
}

/** Whether a request is a plain form, sent without JavaScript. */
export function isForm(request: Request): boolean {
  const type = request.headers.get('content-type') ?? '';
  return type.startsWith('application/x-www-form-urlencoded');
}

/**
 * Reads the body of a request, JSON or a form.
 *
 * @throws Refusal `body-unreadable`, or `ballot-invalid` with all that is wrong
 */
export async function readBody<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<{ readonly value: z.output<Schema>; readonly form: URLSearchParams | undefined }> {
  const text = await request.text();
  if (text.length > largestBody) throw refuse('body-unreadable', { detail: 'It is too long.' });
  const form = isForm(request) ? new URLSearchParams(text) : undefined;
  const read = schema.safeParse(form === undefined ? parseJson(text) : Object.fromEntries(form));
  if (!read.success) throw refuse('ballot-invalid', { detail: `${describeIssues(read.error)}.` });
  return { value: read.data, form };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refuse('body-unreadable');
  }
}

/** JSON that no cache keeps, with the voter's cookie where it must be set. */
export function privateJson(body: unknown, setCookie?: string): Response {
  return Response.json(body, {
    headers: {
      'cache-control': 'no-store',
      ...(setCookie === undefined ? {} : { 'set-cookie': setCookie }),
    },
  });
}

/**
 * The answer to a plain form: the browser goes on to a page of ours, which finds in the query what
 * happened. `next` is taken only where it is a path of this site.
 */
export function seeOther(
  next: string | null | undefined,
  parameters: Readonly<Record<string, string>>,
  setCookie?: string,
): Response {
  const base = new URL('http://site.invalid');
  const isPath = next !== undefined && next !== null && /^\/(?![/\\])/.test(next);
  const target = new URL(isPath ? next : '/vote/', base);
  for (const [name, value] of Object.entries(parameters)) target.searchParams.set(name, value);
  return new Response(null, {
    status: 303,
    headers: {
      location: `${target.pathname}${target.search}`,
      'cache-control': 'no-store',
      ...(setCookie === undefined ? {} : { 'set-cookie': setCookie }),
    },
  });
}

/** What went wrong as problem details (RFC 9457); what is not a refusal is thrown on. */
export function toProblem(error: unknown): Response {
  const refusal = toRefusal(error);
  const problem = toProblemDetails(refusal);
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(refusal.retryAfter === undefined ? {} : { 'retry-after': String(refusal.retryAfter) }),
    },
  });
}

/** Seconds after which to try again when the store is away. */
const storeRetrySeconds = 5;

/** An error as a refusal; a store that is away is one. */
export function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof StoreUnavailable) {
    return refuse('store-unavailable', { retryAfter: storeRetrySeconds });
  }
  throw error;
}
