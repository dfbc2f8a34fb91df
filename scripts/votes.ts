/** `npm run votes`: what maintainers do with the store of votes. */
import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { auditBoard } from '../src/lib/voting/audit-board.ts';
import { openStore } from '../src/lib/voting/server/open-voting.ts';
import { readSettings } from '../src/lib/voting/server/settings.ts';
import type { Settings } from '../src/lib/voting/server/settings.ts';
import type { Vote, VoteStore } from '../src/lib/voting/store/vote-store.ts';
import {
  parseJsonLine,
  toCsvLine,
  toJsonLine,
  voteLineColumns,
} from '../src/lib/voting/vote-lines.ts';
import type { VoteLine } from '../src/lib/voting/vote-lines.ts';

const help = `Looks after the votes. The store is that of DATABASE_URL, else data/votes.db.

  npm run votes -- stats [--json]
      votes, voters, exclusions and skips of every board
  npm run votes -- export FILE.jsonl|FILE.csv [--board ID] [--counted]
      every vote, one a line; --counted leaves the excluded ones out.
      npm run rate -- FILE rates what it wrote
  npm run votes -- import FILE.jsonl
      takes in what export wrote; votes that are there already are passed over
  npm run votes -- audit [--board ID] [--exclude] [--json]
      voters who answer by side or by name, with figures; --exclude excludes them
  npm run votes -- exclude --voter ID|--vote ID --reason TEXT
      makes votes not count; a voter's also those to come, and the voter sees no difference
  npm run votes -- lift EXCLUSION --reason TEXT
      takes an exclusion back
  npm run votes -- exclusions
      all of them, with reason, time and how many votes`;

const options = {
  board: { type: 'string' },
  counted: { type: 'boolean', default: false },
  exclude: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  voter: { type: 'string' },
  vote: { type: 'string', multiple: true },
  reason: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

type Arguments = ReturnType<typeof readArguments>;

const commands: Readonly<Record<string, (store: VoteStore, args: Arguments) => Promise<void>>> = {
  stats,
  export: exportVotes,
  import: importVotes,
  audit,
  exclude,
  lift,
  exclusions,
};

try {
  const args = readArguments();
  const command = commands[args.command ?? ''];
  if (args.values.help) {
    console.log(help);
  } else if (command === undefined) {
    const names = Object.keys(commands).join(', ');
    throw new RangeError(
      `found ${args.command === undefined ? 'no command' : `"${args.command}"`}, wanted one of ${names}. Type: npm run votes -- --help`,
    );
  } else {
    const settings = readSettings(process.env);
    if (args.command !== 'import') assertStoreExists(settings);
    const store = await openStore(settings);
    try {
      await command(store, args);
    } finally {
      await store.close();
    }
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

/** To look at votes must not make a store where there is none. */
function assertStoreExists({ database }: Settings): void {
  if (database.kind === 'postgres' || existsSync(database.file)) return;
  throw new RangeError(
    `found no votes at ${database.file}, wanted those of the server: give DATABASE_URL as it has it`,
  );
}

function readArguments() {
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const [command, target, ...more] = positionals;
  if (more.length > 0) throw new RangeError(`found ${more.join(' ')} at the end, wanted nothing`);
  return { command, target, values };
}

async function stats(store: VoteStore, { values }: Arguments): Promise<void> {
  const skips = await store.skips();
  const boards = await Promise.all(
    (await store.boards()).map(async (board) => {
      const { pairs, excluded } = await store.boardCounts(board);
      const counted = pairs.reduce(
        (sum, { leftWins, rightWins, ties, bothBad }) =>
          sum + leftWins + rightWins + ties + bothBad,
        0,
      );
      const voters = new Set<string>();
      for await (const rows of store.voterCounts(board)) {
        for (const { voter } of rows) voters.add(voter);
      }
      const skipped = skips.find((row) => row.board === board)?.skips ?? 0;
      return {
        board,
        votes: counted + excluded,
        counted,
        excluded,
        voters: voters.size,
        skips: skipped,
      };
    }),
  );
  if (values.json) console.log(JSON.stringify(boards, null, 1));
  else if (boards.length === 0) console.log('There are no votes yet.');
  else console.table(Object.fromEntries(boards.map(({ board, ...rest }) => [board, rest])));
}

async function exportVotes(store: VoteStore, { target, values }: Arguments): Promise<void> {
  const isCsv = target?.endsWith('.csv') === true;
  if (target === undefined || !(isCsv || target.endsWith('.jsonl'))) {
    throw new RangeError(
      `found ${JSON.stringify(target ?? '')}, wanted a file: votes.jsonl or votes.csv`,
    );
  }
  const reasons = await reasonsByVote(store);
  const file = createWriteStream(target);
  if (isCsv) file.write(`${voteLineColumns.join()}\n`);
  let written = 0;
  for await (const votes of store.exportVotes()) {
    const lines = votes
      .map((vote): VoteLine => ({ ...vote, excluded: reasons.get(vote.id) ?? null }))
      .filter(({ board }) => values.board === undefined || board === values.board)
      .filter(({ excluded }) => !values.counted || excluded === null);
    written += lines.length;
    const text = lines.map((line) => `${isCsv ? toCsvLine(line) : toJsonLine(line)}\n`).join('');
    if (!file.write(text)) await once(file, 'drain');
  }
  file.end();
  await finished(file);
  console.log(`${written} votes are in ${target}.`);
}

/** Why votes do not count; where several exclusions hold one, the first. */
async function reasonsByVote(store: VoteStore): Promise<Map<string, string>> {
  return new Map((await store.excludedVotes()).map(({ vote, reason }) => [vote, reason]));
}

async function importVotes(store: VoteStore, { target }: Arguments): Promise<void> {
  if (target?.endsWith('.jsonl') !== true) {
    throw new RangeError(
      `found ${JSON.stringify(target ?? '')}, wanted a file as export writes it: votes.jsonl`,
    );
  }
  if (!existsSync(target))
    throw new RangeError(`found no file ${target}, wanted what export wrote`);
  const votes: Vote[] = [];
  const reasons = new Map<string, string[]>();
  let line = 0;
  let read = 0;
  let stored = 0;
  const storeBatch = async (): Promise<void> => {
    stored += (await store.importVotes(votes)).stored;
    votes.length = 0;
  };
  for await (const text of createInterface({ input: createReadStream(target) })) {
    line += 1;
    if (text.trim() === '') continue;
    read += 1;
    const { excluded, ...vote } = parseLine(text, target, line);
    votes.push(vote);
    if (excluded !== null) reasons.set(excluded, [...(reasons.get(excluded) ?? []), vote.id]);
    if (votes.length === 1000) await storeBatch();
  }
  await storeBatch();
  const known = new Set((await store.excludedVotes()).map(({ vote }) => vote));
  for (const [reason, ids] of reasons) {
    const fresh = ids.filter((id) => !known.has(id));
    if (fresh.length > 0) await store.exclude({ votes: fresh }, reason, new Date().toISOString());
  }
  console.log(`${stored} votes are new; ${read - stored} were there already.`);
}

function parseLine(text: string, path: string, line: number): VoteLine {
  try {
    return parseJsonLine(text);
  } catch (error) {
    throw new RangeError(`${path}:${line}: ${(error as Error).message}`, { cause: error });
  }
}

async function audit(store: VoteStore, { values }: Arguments): Promise<void> {
  const boards = values.board === undefined ? await store.boards() : [values.board];
  const audits = [];
  for (const board of boards) {
    const votes = (await Array.fromAsync(store.voterCounts(board))).flat();
    audits.push({ board, ...auditBoard(votes) });
  }
  if (values.json) console.log(JSON.stringify(audits, null, 1));
  for (const { board, voters, votes, proposals } of audits) {
    if (!values.json) {
      console.log(`${board}: ${voters} voters, ${votes} votes, ${proposals.length} stand out.`);
      for (const { voter, reason } of proposals) console.log(`  ${voter}  ${reason}`);
    }
    for (const { voter, reason } of values.exclude ? proposals : []) {
      await store.exclude({ voter }, `Audit of ${board}: ${reason}`, new Date().toISOString());
    }
  }
  const found = audits.reduce((sum, { proposals }) => sum + proposals.length, 0);
  if (!values.json && found > 0) {
    console.log(
      values.exclude
        ? `${found} voters are excluded. npm run votes -- lift takes one back.`
        : 'Nothing is excluded yet. Look at them, then type: npm run votes -- audit --exclude',
    );
  }
}

async function exclude(store: VoteStore, { values }: Arguments): Promise<void> {
  const { voter, vote, reason } = values;
  if ((voter === undefined) === (vote === undefined) || reason === undefined || reason === '') {
    throw new RangeError('wanted --voter ID or --vote ID, and --reason TEXT that readers may see');
  }
  const target = voter === undefined ? { votes: vote ?? [] } : { voter };
  const { id, votes } = await store.exclude(target, reason, new Date().toISOString());
  console.log(`${votes} votes do not count any more (exclusion ${id}).`);
}

async function lift(store: VoteStore, { target, values }: Arguments): Promise<void> {
  if (target === undefined || values.reason === undefined) {
    throw new RangeError('wanted the id of an exclusion, and --reason TEXT');
  }
  const isLifted = await store.liftExclusion(target, values.reason, new Date().toISOString());
  if (!isLifted) throw new RangeError(`There is no exclusion ${target} in force.`);
  console.log(`The votes of exclusion ${target} count again.`);
}

async function exclusions(store: VoteStore): Promise<void> {
  for (const {
    id,
    voter,
    reason,
    excludedAt,
    liftedAt,
    liftedReason,
    votes,
  } of await store.exclusions()) {
    const lifted = liftedAt === null ? '' : `; lifted ${liftedAt}: ${liftedReason ?? ''}`;
    console.log(
      `${id}  ${excludedAt}  ${voter ?? 'single votes'}  ${votes} votes  ${reason}${lifted}`,
    );
  }
}
