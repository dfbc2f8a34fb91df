/** The other process of `npm run bench:votes`: makes ballots, sends them, prints the figures. */
import { makeBallots } from './ballots.ts';
import { sendAll, sendAtRate } from './load.ts';
import type { Sending } from './load.ts';

interface Order {
  readonly origin: string;
  readonly secret: string;
  readonly models: readonly string[];
  readonly kind: 'vote' | 'no-op';
  readonly connections: number;
  readonly seconds: number;
  readonly count: number;
  readonly start: number;
  /** Absent: as fast as it goes. */
  readonly perSecond?: number;
}

const order = JSON.parse(process.argv[2] ?? '{}') as Order;
const sendings: Sending[] =
  order.kind === 'vote'
    ? (await makeBallots(order.count, order)).map(({ cookie, body }) => ({
        method: 'POST',
        path: '/api/votes',
        cookie,
        body,
      }))
    : Array.from({ length: order.count }, () => ({ method: 'GET', path: '/api/live' }));
const figures =
  order.perSecond === undefined
    ? await sendAll(order.origin, sendings, order)
    : await sendAtRate(order.origin, sendings, { ...order, perSecond: order.perSecond });
console.log(JSON.stringify(figures));
