import { z } from 'zod';
import { idSchema } from '../../schema/claim.ts';
import { standingData } from './board-data.ts';

const outcome = z.enum(['left', 'right', 'tie', 'both_bad']);
const time = z.iso.datetime().describe('ISO 8601, UTC.');

/** A model's row as the votes have it now: as `npm run rate -- FILE --json` prints it. */
export const liveStandingData = standingData
  .omit({ entry: true, label: true })
  .extend({
    model: idSchema.describe('Id of the model.'),
  })
  .describe('What the votes of a board say of one model.');

const namedModel = z
  .strictObject({
    model: idSchema,
    title: z.string().describe('Its name with that of the vendor.'),
    href: z.string().describe('Path of its page.'),
  })
  .describe('A model of an open board.');

const clip = z
  .strictObject({ clip: z.string().describe('Path of the clip, another one for each draw.') })
  .describe('A clip of a blind board.');

/** `GET /api/matchup` */
export const matchupDocument = z
  .strictObject({
    ticket: z.string().describe('To be sent back with the answer; only the server can read it.'),
    board: idSchema,
    expiresAt: time,
    proofNeeded: z
      .boolean()
      .describe('Whether the vote has to bring a proof of work, as things are now.'),
    prompt: z
      .strictObject({
        text: z.string(),
        picture: z
          .string()
          .nullable()
          .describe('Path of the picture that both began from; null where the text was all.'),
      })
      .nullable()
      .describe('What both clips were made from; null on an open board.'),
    left: z.union([namedModel, clip]),
    right: z.union([namedModel, clip]),
  })
  .describe('Two models to decide between.');

/** The body of `POST /api/votes` */
export const ballotDocument = z
  .strictObject({
    ticket: z.string().describe('As the matchup gave it.'),
    outcome: outcome.describe('The answer.'),
    watched: z
      .boolean()
      .optional()
      .describe('Whether both clips were watched; left out on an open board.'),
    proof: z
      .string()
      .optional()
      .describe(
        'Where a proof of work is needed: challenge and solution, `{challenge, solution}` as JSON in base64, as the widgets and libraries of ALTCHA make it.',
      ),
  })
  .describe('The answer to a matchup.');

/** The body of `POST /api/matchup/skip` */
export const skipDocument = z
  .strictObject({ ticket: z.string().describe('As the matchup gave it.') })
  .describe('A matchup passed over.');

const count = z.int().nonnegative();
const revealedSide = namedModel
  .extend({ standing: liveStandingData.nullable().describe('Null before its first vote.') })
  .describe('The model on one side.');

/** The body of `POST /api/challenge` */
export const challengeRequestDocument = z
  .strictObject({ ticket: z.string().describe('As the matchup gave it.') })
  .describe('A ticket to prove work for.');

/** The answer to `POST /api/challenge` */
export const challengeDocument = z
  .strictObject({
    parameters: z.strictObject({
      algorithm: z.literal('PBKDF2/SHA-256'),
      cost: z.int().describe('Rounds of one trial.'),
      data: z.strictObject({ ticket: z.uuid().describe('Id of the ticket it is good for.') }),
      expiresAt: z.int().describe('Seconds since 1970.'),
      keyLength: z.int(),
      keyPrefix: z.string().describe('What the key derived from the right counter begins with.'),
      nonce: z.string(),
      salt: z.string(),
    }),
    signature: z.string(),
  })
  .describe('A challenge of ALTCHA, version 2: find the counter, and send both with the vote.');

/** The answer to `POST /api/votes` */
export const revealDocument = z
  .strictObject({
    vote: z.uuid().describe('Id of the vote.'),
    board: idSchema,
    prompt: idSchema.nullable(),
    outcome,
    left: revealedSide,
    right: revealedSide,
    record: z
      .strictObject({
        votes: count,
        leftWins: count,
        rightWins: count,
        ties: count,
        bothBad: count,
      })
      .describe('Results of the two so far, this vote included.'),
    chances: z
      .strictObject({
        left: z.number(),
        right: z.number(),
        tie: z.number(),
        both_bad: z.number(),
      })
      .nullable()
      .describe(
        'How likely each answer was; null while one of the two has no rating, or a provisional one.',
      ),
    yourVotes: count.describe('Votes of this voter on the board.'),
  })
  .describe('What is behind a vote.');

/** `GET /api/boards/{id}/standings` */
export const liveStandingsDocument = z
  .strictObject({
    board: idSchema,
    asOf: time,
    votes: count.describe('Votes that count.'),
    excluded: count.describe('Votes that do not; the reasons are on the page of counts.'),
    intervals: z
      .strictObject({
        by: z
          .enum(['voter', 'vote'])
          .describe('What is taken for independent: all votes of a voter together, or each vote.'),
        asOf: time.describe('The votes of this moment tell how voters scatter.'),
      })
      .describe('How the intervals were found.'),
    standings: z.array(liveStandingData).describe('Rated models by rating, then the others.'),
  })
  .describe('The standings of a board as the votes have them now.');

/** `GET /api/health` and `GET /api/live` */
export const stateDocument = z
  .strictObject({
    status: z.literal('ok'),
    store: z.enum(['sqlite', 'postgres']).optional().describe('Where votes are kept.'),
  })
  .describe('The server answers.');

/** `GET /vote/mine/votes.json` */
export const myVotesDocument = z
  .array(
    z.strictObject({
      castAt: time,
      board: idSchema,
      prompt: idSchema.nullable(),
      left: idSchema,
      right: idSchema,
      outcome,
      watched: z
        .boolean()
        .nullable()
        .describe('Whether both clips were watched; null on an open board.'),
    }),
  )
  .describe('The votes of the browser that asks, oldest first.');

/** Every error of the vote API. */
export const problemDocument = z
  .strictObject({
    type: z.string().describe('Ends in the code of the problem.'),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional().describe('What to do.'),
  })
  .describe('Problem details (RFC 9457).');

/** Schemas of the vote API by the name that the OpenAPI document gives them. */
export const votingComponents: Readonly<Record<string, z.ZodType>> = {
  LiveStanding: liveStandingData,
  Matchup: matchupDocument,
  Ballot: ballotDocument,
  Skip: skipDocument,
  ChallengeRequest: challengeRequestDocument,
  Challenge: challengeDocument,
  Reveal: revealDocument,
  LiveStandings: liveStandingsDocument,
  MyVotes: myVotesDocument,
  State: stateDocument,
  Problem: problemDocument,
};

interface Operation {
  readonly path: string;
  readonly method: 'get' | 'post';
  readonly operationId: string;
  readonly summary: string;
  readonly parameter?: {
    readonly name: string;
    readonly in: 'path' | 'query';
    readonly text: string;
  };
  readonly body?: keyof typeof votingComponents;
  /** Name of the JSON that it answers with, media types of a file, or neither: a page to go on to. */
  readonly answer?: keyof typeof votingComponents | readonly string[];
  /** Statuses other than 200 and problems, with what they mean. */
  readonly also?: Readonly<Record<string, string>>;
  /** Statuses of problems that it can answer with. */
  readonly problems: readonly number[];
}

/** What can be asked of the vote API. */
export const votingOperations: readonly Operation[] = [
  {
    path: '/api/matchup',
    method: 'get',
    operationId: 'draw-matchup',
    summary: 'Draw two models to decide between, with a ticket good for one vote',
    parameter: { name: 'board', in: 'query', text: 'Id of a board that is voted on.' },
    answer: 'Matchup',
    problems: [403, 404, 409, 429, 503],
  },
  {
    path: '/api/matchup/skip',
    method: 'post',
    operationId: 'skip-matchup',
    summary: 'Pass a matchup over and draw the next',
    body: 'Skip',
    answer: 'Matchup',
    problems: [400, 403, 409, 410, 422, 429, 503],
  },
  {
    path: '/api/votes',
    method: 'post',
    operationId: 'vote',
    summary: 'Vote, and learn what is behind it; the same ballot again gets the same answer',
    body: 'Ballot',
    answer: 'Reveal',
    problems: [400, 403, 409, 410, 422, 428, 429, 503],
  },
  {
    path: '/api/challenge',
    method: 'post',
    operationId: 'challenge',
    summary: 'Get the challenge of a ticket, to be solved where votes need a proof of work',
    body: 'ChallengeRequest',
    answer: 'Challenge',
    problems: [400, 403, 410, 422, 429],
  },
  {
    path: '/api/boards/{id}/standings',
    method: 'get',
    operationId: 'live-standings',
    summary: 'Standings of a board as the votes have them now, with an ETag',
    parameter: { name: 'id', in: 'path', text: 'Id of a board that is voted on.' },
    answer: 'LiveStandings',
    also: { '304': 'Nothing changed since the ETag that was sent' },
    problems: [404, 503],
  },
  {
    path: '/api/clips/{token}',
    method: 'get',
    operationId: 'clip',
    summary: 'A clip of a blind matchup, whole or a range of bytes',
    parameter: { name: 'token', in: 'path', text: 'As the matchup gave it; another each time.' },
    answer: ['video/webm', 'video/mp4'],
    also: { '206': 'The range that was asked for', '416': 'No such range' },
    problems: [404],
  },
  {
    path: '/api/pictures/{prompt}',
    method: 'get',
    operationId: 'picture',
    summary: 'The picture that a prompt hands to every model',
    parameter: { name: 'prompt', in: 'path', text: 'Id of a prompt.' },
    answer: ['image/jpeg', 'image/png', 'image/webp'],
    problems: [404],
  },
  {
    path: '/vote/mine/votes.json',
    method: 'get',
    operationId: 'my-votes',
    summary: 'The votes of this browser, known by its cookie',
    answer: 'MyVotes',
    problems: [503],
  },
  {
    path: '/vote/mine/votes.csv',
    method: 'get',
    operationId: 'my-votes-csv',
    summary: 'The same votes as a table',
    answer: ['text/csv'],
    problems: [503],
  },
  {
    path: '/vote/mine/erase',
    method: 'post',
    operationId: 'erase-my-votes',
    summary: 'Cut the link between this browser and its votes; they stay, as nobody’s',
    also: { '303': 'Done: the page of the votes, which are none now' },
    problems: [403, 503],
  },
  {
    path: '/api/health',
    method: 'get',
    operationId: 'health',
    summary: 'Whether votes can be taken',
    answer: 'State',
    problems: [503],
  },
  {
    path: '/api/live',
    method: 'get',
    operationId: 'live',
    summary: 'Whether the process answers',
    answer: 'State',
    problems: [],
  },
];

/** The paths of the vote API as OpenAPI has them. */
export function toVotingPaths(reference: (name: string) => string): [string, object][] {
  const content = (name: string, type = 'application/json') => ({
    [type]: { schema: { $ref: reference(name) } },
  });
  const contentOf = (answer: NonNullable<Operation['answer']>) =>
    typeof answer === 'string'
      ? content(answer)
      : Object.fromEntries(answer.map((type) => [type, {}]));
  return votingOperations.map(
    ({ path, method, operationId, summary, parameter, body, answer, also, problems }) => [
      path,
      {
        [method]: {
          operationId,
          summary,
          tags: ['voting'],
          ...(parameter === undefined
            ? {}
            : {
                parameters: [
                  {
                    name: parameter.name,
                    in: parameter.in,
                    required: true,
                    description: parameter.text,
                    schema: { type: 'string' },
                  },
                ],
              }),
          ...(body === undefined
            ? {}
            : {
                requestBody: {
                  required: true,
                  content: {
                    ...content(body),
                    ...content(body, 'application/x-www-form-urlencoded'),
                  },
                },
              }),
          responses: {
            ...(answer === undefined
              ? {}
              : { '200': { description: summary, content: contentOf(answer) } }),
            ...Object.fromEntries(
              Object.entries(also ?? {}).map(([status, description]) => [status, { description }]),
            ),
            ...(body === undefined
              ? {}
              : { '303': { description: 'After a plain form: the page to go on to' } }),
            ...Object.fromEntries(
              problems.map((status) => [
                String(status),
                {
                  description: 'Why not',
                  content: content('Problem', 'application/problem+json'),
                },
              ]),
            ),
          },
        },
      },
    ],
  );
}
