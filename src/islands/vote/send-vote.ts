/** What a voter can answer, as the vote server knows it. */
export type Answer = 'left' | 'right' | 'tie' | 'both_bad';

/** A vote or skip to send. */
export interface Ballot {
  readonly ticket: string;
  readonly outcome?: Answer;
  readonly watched?: boolean;
  readonly proof?: string;
}

/** What became of a vote that was sent. */
export type Sent =
  | { readonly status: 'stored'; readonly vote: string }
  /** The matchup is of no use any more; another one is. */
  | { readonly status: 'spent'; readonly message: string }
  /** Nothing was counted; the same may be sent again after so many seconds. */
  | { readonly status: 'wait'; readonly seconds: number; readonly message: string }
  /** Nothing was counted; a proof of work has to come with it. */
  | { readonly status: 'proof-needed'; readonly message: string }
  /** The server was not reached. */
  | { readonly status: 'offline' }
  /** It cannot be sent like this. */
  | { readonly status: 'refused'; readonly message: string };

/** Sends a vote; the same ticket and answer may be sent again at any time. */
export async function sendVote(ballot: Ballot, fetcher: typeof fetch = fetch): Promise<Sent> {
  const answer = await post('/api/votes', ballot, fetcher);
  return answer === undefined ? { status: 'offline' } : readAnswer(answer);
}

/** Says that a matchup is passed over. Nothing depends on whether it arrives. */
export async function sendSkip({ ticket }: Ballot, fetcher: typeof fetch = fetch): Promise<void> {
  await post('/api/matchup/skip', { ticket }, fetcher);
}

async function post(
  path: string,
  body: Ballot,
  fetcher: typeof fetch,
): Promise<Response | undefined> {
  try {
    return await fetcher(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
    });
  } catch {
    return undefined;
  }
}

/** Seconds to wait where the server does not say. */
const usualWait = 5;

/** Reads what the vote server answered: the reveal, or a problem (RFC 9457). */
export async function readAnswer(answer: Response): Promise<Sent> {
  const body = await bodyOf(answer);
  if (answer.ok) return { status: 'stored', vote: String(body['vote']) };
  const message = [body['title'], body['detail']]
    .filter((text) => typeof text === 'string' && text !== '')
    .map((text) => `${String(text).replace(/\.$/, '')}.`)
    .join(' ');
  if ([429, 502, 503, 504].includes(answer.status)) {
    return { status: 'wait', seconds: waitOf(answer), message };
  }
  if (answer.status === 428 || String(body['type']).endsWith('#proof-wrong')) {
    return { status: 'proof-needed', message };
  }
  return [400, 403, 404, 409, 410].includes(answer.status)
    ? { status: 'spent', message }
    : { status: 'refused', message: message || `The server answered ${answer.status}.` };
}

function waitOf({ headers }: Response): number {
  const seconds = Number(headers.get('retry-after') ?? usualWait);
  return Number.isFinite(seconds) ? Math.max(1, seconds) : usualWait;
}

async function bodyOf(answer: Response): Promise<Record<string, unknown>> {
  try {
    return (await answer.json()) as Record<string, unknown>;
  } catch {
    return {};
  }
}
