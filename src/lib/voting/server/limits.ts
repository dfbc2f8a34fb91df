import type { Pool } from 'pg';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import { refuse } from '../refusal.ts';
import type { Settings } from './settings.ts';

/** What is limited. */
export type Limited = 'draw' | 'challenge' | 'vote';

/** Counts what voters and networks do, and refuses what is too much. */
export interface Limits {
  /**
   * Counts one action.
   *
   * @throws Refusal `too-many`, with the seconds to wait
   */
  consume(what: Limited, by: { readonly voter: string; readonly network: string }): Promise<void>;
}

/** Draws and challenges may be this many times the votes: some matchups are passed over. */
const drawsPerVote = 2;

/** Makes a limiter of so many points a minute, counted under a name. */
export type MakeLimiter = (name: string, points: number) => RateLimiterAbstract;

/** Limits counted in the memory of this process. */
export const inMemory: MakeLimiter = (name, points) =>
  new RateLimiterMemory({ keyPrefix: name, points, duration: 60 });

/**
 * Limits counted in Postgres, so that replicas count together; while it is away each counts for
 * itself. Its table is made with those of the votes.
 */
export function inPostgres(pool: Pool): MakeLimiter {
  return (name, points) =>
    new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      tableName: 'limits',
      tableCreated: true,
      clearExpiredByTimeout: true,
      keyPrefix: name,
      points,
      duration: 60,
      // Who is over the limit is refused here, without asking the database again.
      inMemoryBlockOnConsumed: points + 1,
      insuranceLimiter: inMemory(name, points),
    });
}

/** Limits by the settings; 0 is no limit. */
export function createLimits(settings: Settings, make: MakeLimiter = inMemory): Limits {
  const limiters = (what: Limited, factor: number) => ({
    voter: limiterOf(make, `${what}-voter`, factor * settings.votesPerMinute),
    network: limiterOf(make, `${what}-network`, factor * settings.networkVotesPerMinute),
  });
  const all = {
    vote: limiters('vote', 1),
    draw: limiters('draw', drawsPerVote),
    challenge: limiters('challenge', drawsPerVote),
  };
  return {
    consume: async (what, by) => {
      await Promise.all(
        (['voter', 'network'] as const).map(async (whose) => {
          try {
            await all[what][whose]?.consume(by[whose]);
          } catch (error) {
            if (!(error instanceof RateLimiterRes)) throw error;
            throw refuse('too-many', { retryAfter: Math.ceil(error.msBeforeNext / 1000) });
          }
        }),
      );
    },
  };
}

function limiterOf(
  make: MakeLimiter,
  name: string,
  points: number,
): RateLimiterAbstract | undefined {
  return points === 0 ? undefined : make(name, points);
}
