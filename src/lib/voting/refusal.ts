/** Why something was not done, by code: the status of the answer and what a person reads. */
export const refusals = {
  'body-unreadable': [400, 'The body cannot be read', 'Send JSON or a form.'],
  'ballot-invalid': [422, 'The ballot is not complete', undefined],
  'board-unknown': [404, 'There is no such board', 'The list is at /boards/.'],
  'board-closed': [409, 'This board cannot be voted on yet', undefined],
  'all-answered': [
    409,
    'You have answered every matchup of this board',
    'Come back when there are new models, or try another board.',
  ],
  'ticket-expired': [410, 'The ticket has expired', 'Draw a new matchup.'],
  'ticket-forged': [400, 'The ticket is not one of ours', 'Draw a matchup and send its ticket.'],
  'ticket-of-another-voter': [
    403,
    'The ticket was given to another voter',
    'Cookies must be allowed; draw a new matchup.',
  ],
  'ticket-used': [
    409,
    'The ticket was used for another answer',
    'An answer stays as it was given.',
  ],
  'pair-answered': [
    409,
    'You have answered this matchup before',
    'Each voter answers a matchup once; draw a new one.',
  ],
  'not-watched': [422, 'Both clips must be watched first', 'Play both, then vote.'],
  'cross-site': [403, 'The request came from another site', 'Vote on the site itself.'],
  'too-many': [429, 'Too many requests', 'Wait a little.'],
  'proof-missing': [
    428,
    'A proof of work is needed',
    'Nothing was counted: at the moment each vote takes a small task, which the page solves by JavaScript; programs get it at /api/challenge.',
  ],
  'proof-wrong': [
    422,
    'The proof of work does not hold',
    'Each ticket has a challenge of its own, good for half an hour: get it at /api/challenge.',
  ],
  'voter-unknown': [404, 'There are no votes of yours', undefined],
  'vote-unknown': [404, 'There is no such vote of yours', undefined],
  'clip-unknown': [404, 'There is no such clip', 'Draw a new matchup.'],
  'picture-unknown': [404, 'This prompt has no picture', undefined],
  'store-unavailable': [
    503,
    'Votes cannot be stored at the moment',
    'Nothing was counted; send the same again in a few seconds.',
  ],
} as const satisfies Record<string, readonly [number, string, string | undefined]>;

export type RefusalCode = keyof typeof refusals;

/** Something that was asked for and not done, with the reason. */
export class Refusal extends Error {
  /** The built site has a copy of this class beside that of the server; both are the same thing. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'Refusal';
  }

  readonly code: RefusalCode;
  readonly detail: string | undefined;
  /** Seconds after which it may be tried again. */
  readonly retryAfter: number | undefined;

  constructor(code: RefusalCode, detail?: string, retryAfter?: number) {
    super(refusals[code][1]);
    this.name = 'Refusal';
    this.code = code;
    this.detail = detail ?? refusals[code][2];
    this.retryAfter = retryAfter;
  }
}

/** A refusal to throw; `detail` is a sentence of its own where the usual one does not do. */
export function refuse(
  code: RefusalCode,
  { detail, retryAfter }: { readonly detail?: string; readonly retryAfter?: number } = {},
): Refusal {
  return new Refusal(code, detail, retryAfter);
}

/** A refusal as RFC 9457 has it. */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
}

/** The problem details of a refusal; `type` is an address that explains it. */
export function toProblemDetails({ code, detail }: Refusal): ProblemDetails {
  const [status, title] = refusals[code];
  return {
    type: `/voting/problems/#${code}`,
    title,
    status,
    ...(detail === undefined ? {} : { detail }),
  };
}
