import { createChallenge, randomInt, verifySolution } from 'altcha-lib';
import type { Challenge, Payload } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { z } from 'zod';
import { refuse } from '../refusal.ts';
import { ticketSeconds } from './ticket.ts';
import type { Ticket } from './ticket.ts';
import type { Keys } from './keys.ts';
import type { Settings } from './settings.ts';

/** Makes a vote cost its sender some work, always or while many votes come in (ALTCHA, version 2). */
export interface ProofOfWork {
  /** Whether a vote has to bring a proof at the moment. */
  isNeeded(): Promise<boolean>;
  /** The challenge of a ticket, good as long as the ticket and for it alone. */
  challengeFor(ticket: Pick<Ticket, 'id'>): Promise<Challenge>;
  /**
   * Counts a vote, and checks its proof where one is needed.
   *
   * @param proof challenge and solution as JSON in base64, as the widgets of ALTCHA send it
   * @throws Refusal `proof-missing`, or `proof-wrong` where it is another ticket's, forged or too old
   */
  check(proof: string | undefined, ticket: Pick<Ticket, 'id'>): Promise<void>;
}

/** Rounds of PBKDF2 in one trial. */
const cost = 1000;

/** How many trials a solution takes, each number as likely: a million rounds on average. */
const trials = { least: 500, most: 1500 };

/** How long a proof is asked for once there was too much load, in seconds. */
const loadSeconds = 600;

/**
 * Proof of work by the settings. A challenge names its ticket and is signed, and a ticket is one
 * vote by the primary key of the votes: so no solution is good for two votes, whichever replica it
 * reaches, and none has to be remembered. Each server counts the load for itself.
 *
 * @param clock milliseconds since 1970
 */
export function createProofOfWork(
  { proofOfWork, proofOfWorkAbove }: Pick<Settings, 'proofOfWork' | 'proofOfWorkAbove'>,
  keys: Keys,
  clock: () => number,
): ProofOfWork {
  const secrets = keys.map(({ proof }) => proof.export().toString('hex'));
  const load = new RateLimiterMemory({
    keyPrefix: 'proof',
    points: proofOfWorkAbove,
    duration: 60,
    blockDuration: loadSeconds,
  });

  const isNeeded = async (): Promise<boolean> => {
    if (proofOfWork !== 'load') return proofOfWork === 'on';
    const counted = await load.get('votes');
    return counted !== null && counted.consumedPoints > proofOfWorkAbove;
  };

  const countVote = async (): Promise<void> => {
    if (proofOfWork !== 'load') return;
    await load.consume('votes').catch((error: unknown) => {
      if (!(error instanceof RateLimiterRes)) throw error;
    });
  };

  return {
    isNeeded,
    challengeFor: ({ id }) =>
      createChallenge({
        algorithm: 'PBKDF2/SHA-256',
        cost,
        counter: randomInt(trials.most, trials.least),
        data: { ticket: id },
        deriveKey,
        expiresAt: Math.floor(clock() / 1000) + ticketSeconds,
        hmacSignatureSecret: secrets[0]!,
      }),
    check: async (proof, { id }) => {
      await countVote();
      if (!(await isNeeded())) return;
      if (proof === undefined) throw refuse('proof-missing');
      const payload = readProof(proof);
      const isOurs = payload?.challenge.parameters.data?.['ticket'] === id;
      if (payload === undefined || !isOurs || !(await isSolved(payload, secrets))) {
        throw refuse('proof-wrong');
      }
    },
  };
}

async function isSolved(payload: Payload, secrets: readonly string[]): Promise<boolean> {
  for (const hmacSignatureSecret of secrets) {
    const { verified } = await verifySolution({ ...payload, deriveKey, hmacSignatureSecret });
    if (verified) return true;
  }
  return false;
}

/** What is signed decides; here only what has to be there before the signature can be looked at. */
const payloadSchema = z.object({
  challenge: z.object({
    parameters: z.looseObject({
      algorithm: z.string(),
      nonce: z.string(),
      salt: z.string(),
      cost: z.number(),
      keyLength: z.number(),
      keyPrefix: z.string(),
      expiresAt: z.number(),
      data: z.object({ ticket: z.string() }),
    }),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.number(), derivedKey: z.string() }),
});

function readProof(proof: string): Payload | undefined {
  try {
    const text = Buffer.from(proof, 'base64').toString('utf8');
    return payloadSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
