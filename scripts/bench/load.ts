/** Sends requests from this process over kept connections, and takes the time of each. */
import { Agent, request } from 'node:http';

/** A request to send. */
export interface Sending {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly cookie?: string;
  readonly body?: string;
}

/** What came back: status 0 where the connection broke. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly retryAfter: string | undefined;
}

/** Figures of one run. */
export interface LoadFigures {
  readonly sent: number;
  readonly ok: number;
  readonly seconds: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/** Opens so many connections to a server and gives a way to send over them. */
export function connect(
  origin: string,
  connections: number,
): { readonly send: (sending: Sending) => Promise<Answer>; readonly close: () => void } {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(origin);
  const send = ({ method, path, cookie, body }: Sending): Promise<Answer> =>
    new Promise((resolve) => {
      const sent = request(
        {
          agent,
          hostname,
          port,
          method,
          path,
          headers: {
            ...(cookie === undefined ? {} : { cookie }),
            ...(body === undefined
              ? {}
              : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
          },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.once('end', () => {
            resolve({
              status: response.statusCode ?? 0,
              text: Buffer.concat(chunks).toString(),
              retryAfter: response.headers['retry-after'],
            });
          });
          response.once('error', () => {
            resolve({ status: 0, text: '', retryAfter: undefined });
          });
        },
      );
      sent.once('error', () => {
        resolve({ status: 0, text: '', retryAfter: undefined });
      });
      sent.end(body);
    });
  return {
    send,
    close: () => {
      agent.destroy();
    },
  };
}

/** Sends everything as fast as so many connections allow. */
export async function sendAll(
  origin: string,
  sendings: readonly Sending[],
  { connections, seconds }: { readonly connections: number; readonly seconds: number },
): Promise<LoadFigures> {
  const { send, close } = connect(origin, connections);
  const times: number[] = [];
  let next = 0;
  let ok = 0;
  const start = performance.now();
  const worker = async (): Promise<void> => {
    while (next < sendings.length && performance.now() - start < seconds * 1000) {
      const sending = sendings[next]!;
      next += 1;
      const begun = performance.now();
      const { status } = await send(sending);
      times.push(performance.now() - begun);
      if (status === 200) ok += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  close();
  return toFigures(times, ok, (performance.now() - start) / 1000);
}

/**
 * Sends at a steady rate whatever comes back; a time counts from the moment at which a request was
 * due, so that a server that stops for a while does not look fast.
 */
export async function sendAtRate(
  origin: string,
  sendings: readonly Sending[],
  {
    connections,
    perSecond,
    seconds,
  }: { readonly connections: number; readonly perSecond: number; readonly seconds: number },
): Promise<LoadFigures> {
  const { send, close } = connect(origin, connections);
  const count = Math.min(sendings.length, Math.floor(perSecond * seconds));
  const times: number[] = [];
  let ok = 0;
  const start = performance.now();
  const running: Promise<void>[] = [];
  for (let index = 0; index < count; index += 1) {
    const due = start + (index * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
    running.push(
      send(sendings[index]!).then(({ status }) => {
        times.push(performance.now() - due);
        if (status === 200) ok += 1;
      }),
    );
  }
  await Promise.all(running);
  close();
  return toFigures(times, ok, (performance.now() - start) / 1000);
}

function toFigures(times: number[], ok: number, seconds: number): LoadFigures {
  const sorted = times.toSorted((left, right) => left - right);
  const at = (share: number): number =>
    Number(
      (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1),
    );
  return {
    sent: times.length,
    ok,
    seconds: Number(seconds.toFixed(2)),
    perSecond: Math.round(ok / seconds),
    p50: at(0.5),
    p99: at(0.99),
  };
}
