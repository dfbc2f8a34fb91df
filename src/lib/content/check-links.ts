/** How an address answered. */
export interface LinkAnswer {
  readonly url: string;
  /**
   * ok: there. gone: the server says that there is no such page, or no such server is known.
   * unsure: refused, too slow or broken, which says nothing about a reader's browser.
   */
  readonly verdict: 'ok' | 'gone' | 'unsure';
  /** `404`, `403`, `no answer within 20 s`, `no such server`, `not asked`. */
  readonly words: string;
}

export interface CheckLinksOptions {
  /** How many servers are asked at the same time; each gets one question at a time. */
  readonly servers?: number;
  /** Pause between two questions to one server. */
  readonly pauseMilliseconds?: number;
  /** How long an answer may take. */
  readonly timeoutMilliseconds?: number;
  /** How often a question is asked again after an answer that may pass. */
  readonly retries?: number;
  /** Who asks, so that a server's keeper can tell. */
  readonly agent?: string;
  /** Called after each answer. */
  readonly onAnswer?: (answer: LinkAnswer) => void;
}

const defaults: Required<CheckLinksOptions> = {
  servers: 8,
  pauseMilliseconds: 1_000,
  timeoutMilliseconds: 20_000,
  retries: 2,
  agent: 'matchcut-link-check',
  onAnswer: () => undefined,
};

/** A server is never waited for longer than this before it is asked again. */
const longestPauseMilliseconds = 30_000;

/**
 * Asks each address whether it is still there: HEAD first, and GET where a server does not like
 * HEAD; nothing of a page is read. One question at a time to a server, with a pause between. Where
 * none of the servers asked first can be reached, as on a machine without a network, it asks no more.
 *
 * @returns an answer for each address, in the order given
 */
export async function checkLinks(
  urls: readonly string[],
  options: CheckLinksOptions = {},
): Promise<LinkAnswer[]> {
  const settings = { ...defaults, ...options };
  const answers = new Map<string, LinkAnswer>();
  const waiting = [...Map.groupBy(new Set(urls), (url) => new URL(url).host).values()].sort(
    (left, right) => right.length - left.length,
  );
  let isOnline = false;
  const isHopeless = (): boolean => !isOnline && answers.size >= settings.servers;
  const ask = async (): Promise<void> => {
    for (let ofServer = waiting.shift(); ofServer !== undefined; ofServer = waiting.shift()) {
      for (const [index, url] of ofServer.entries()) {
        if (isHopeless()) return;
        if (index > 0) await pause(settings.pauseMilliseconds);
        const answer = await checkLink(url, settings);
        isOnline ||= /^\d+$/.test(answer.words);
        answers.set(url, answer);
        settings.onAnswer(answer);
      }
    }
  };
  await Promise.all(Array.from({ length: settings.servers }, ask));
  return urls.map((url) => answers.get(url) ?? { url, verdict: 'unsure', words: 'not asked' });
}

async function checkLink(url: string, settings: Required<CheckLinksOptions>): Promise<LinkAnswer> {
  for (let attempt = 0; ; attempt += 1) {
    let reply = await request(url, 'HEAD', settings);
    // Many servers answer HEAD wrongly or not at all.
    if (reply.status === undefined ? !reply.isNoServer : reply.status >= 400) {
      await pause(settings.pauseMilliseconds);
      reply = await request(url, 'GET', settings);
    }
    if (!reply.mayPass || attempt === settings.retries) return toAnswer(url, reply);
    await pause(reply.waitMilliseconds ?? settings.pauseMilliseconds * 2 ** (attempt + 1));
  }
}

interface Reply {
  readonly status: number | undefined;
  readonly words: string;
  readonly isNoServer: boolean;
  readonly mayPass: boolean;
  readonly waitMilliseconds?: number | undefined;
}

async function request(
  url: string,
  method: 'HEAD' | 'GET',
  { timeoutMilliseconds, agent }: Required<CheckLinksOptions>,
): Promise<Reply> {
  try {
    const answer = await fetch(url, {
      method,
      headers: { 'user-agent': agent, accept: '*/*' },
      signal: AbortSignal.timeout(timeoutMilliseconds),
    });
    await answer.body?.cancel();
    const { status } = answer;
    return {
      status,
      words: String(status),
      isNoServer: false,
      mayPass: status === 429 || status >= 500,
      waitMilliseconds: readRetryAfter(answer.headers.get('retry-after')),
    };
  } catch (error) {
    const code = codeOf(error);
    const isNoServer = code === 'ENOTFOUND';
    return {
      status: undefined,
      words: isNoServer
        ? 'no such server'
        : code === 'TimeoutError'
          ? `no answer within ${timeoutMilliseconds / 1000} s`
          : `no answer (${code})`,
      isNoServer,
      mayPass: true,
    };
  }
}

function toAnswer(url: string, { status, words, isNoServer }: Reply): LinkAnswer {
  const isGone = status === 404 || status === 410 || isNoServer;
  const isThere = status !== undefined && status < 400;
  return { url, verdict: isGone ? 'gone' : isThere ? 'ok' : 'unsure', words };
}

/** Seconds that a server asks to be left alone for; a date is not read. */
function readRetryAfter(text: string | null): number | undefined {
  if (text === null || !/^\d+$/.test(text)) return undefined;
  return Math.min(Number(text) * 1000, longestPauseMilliseconds);
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const { cause } = error;
  if (cause instanceof Error) {
    return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message;
  }
  return error.name;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
