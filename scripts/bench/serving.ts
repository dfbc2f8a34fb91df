/** A server of ours as a process of its own, for benchmarks and trials. */
import { spawn } from 'node:child_process';
import { freePort, waitForAnswer } from './listening.ts';

/** A running server. */
export interface Serving {
  readonly origin: string;
  readonly pid: number;
  /** Ends it at once, as `kill -9` does. */
  readonly kill: () => Promise<void>;
  /** Asks it to end, and waits. */
  readonly stop: () => Promise<void>;
}

/** Starts `scripts/bench/vote-server.ts` with settings, and waits until it answers. */
export async function serve(
  environment: Readonly<Record<string, string>>,
  port?: number,
): Promise<Serving> {
  const taken = port ?? (await freePort());
  const child = spawn(process.execPath, ['scripts/bench/vote-server.ts'], {
    env: {
      ...process.env,
      LOG_LEVEL: 'silent',
      VOTES_PER_MINUTE: '0',
      NETWORK_VOTES_PER_MINUTE: '0',
      ...environment,
      HOST: '127.0.0.1',
      PORT: String(taken),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const origin = `http://127.0.0.1:${taken}`;
  await waitForAnswer(`${origin}/api/health`, child);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  };
  return {
    origin,
    pid: child.pid!,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}
