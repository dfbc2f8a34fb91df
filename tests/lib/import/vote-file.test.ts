import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openVoteFile } from '../../../src/lib/import/vote-file.ts';
import { sortByVoter } from '../../../src/lib/import/votes-by-voter.ts';
import type { VoteFile } from '../../../src/lib/import/vote-file.ts';
import type { CountedVote } from '../../../src/lib/import/vote-rows.ts';
import { aVoteFolder, fewVotes, writeParquet } from './vote-files.ts';

const folder = aVoteFolder();

/** Opens a file for one question and closes it, whatever comes of it. */
async function ask<Answer>(
  path: string,
  question: (file: VoteFile) => Promise<Answer>,
): Promise<Answer> {
  const file = await openVoteFile(path);
  try {
    return await question(file);
  } finally {
    file.close();
  }
}

const countIn = (path: string) => ask(path, (file) => file.count());
const pairsIn = (path: string) => ask(path, (file) => file.readPairs());
const daysIn = async (path: string) =>
  (await ask(path, (file) => file.countByDay())).map(({ day }) => day);

const plain = ({ left, right, outcome, count }: CountedVote) => [left, right, outcome, count];

/** What `fewVotes` comes to. */
const fewCounted = [
  ['x', 'y', 'left', 1],
  ['x', 'z', 'tie', 1],
  ['y', 'x', 'left', 1],
  ['y', 'z', 'right', 1],
  ['z', 'x', 'both_bad', 1],
  ['z', 'y', 'both_bad', 1],
];

describe('openVoteFile()', () => {
  const rows = fewVotes.slice(1).map((line) => line.split(','));
  const json = rows.map(([model_a, model_b, winner]) => ({ model_a, model_b, winner }));

  it('reads the same from CSV, TSV, JSONL, JSON and either of them packed', async () => {
    const csv = `${fewVotes.join('\n')}\n`;
    const jsonl = json.map((vote) => JSON.stringify(vote)).join('\n');
    const packed = (name: string, text: string): string => {
      const path = join(folder.path, name);
      writeFileSync(path, gzipSync(text));
      return path;
    };
    const paths = [
      folder.write('few.csv', csv),
      folder.write('few.tsv', csv.replaceAll(',', '\t')),
      folder.write('few.jsonl', jsonl),
      folder.write('few.ndjson', jsonl),
      folder.write('few.json', JSON.stringify(json)),
      packed('few.csv.gz', csv),
      packed('few.jsonl.gz', jsonl),
      folder.write('FEW.CSV', csv),
    ];
    for (const path of paths) expect((await countIn(path)).map(plain)).toEqual(fewCounted);
  });

  it('reads the same from Parquet', async () => {
    const values = rows.map((row) => `('${row.join("','")}')`).join(', ');
    const path = await writeParquet(
      join(folder.path, 'few.parquet'),
      `select * from (values ${values}) votes(model_a, model_b, winner)`,
    );
    expect((await countIn(path)).map(plain)).toEqual(fewCounted);
  });

  it('does not mind a byte order mark, Windows line ends, other columns or their order', async () => {
    const lines = fewVotes.map((line, index) => {
      const [a, b, winner] = line.split(',');
      return [index === 0 ? 'note' : '"said, ""well"""', winner, b, a].join(',');
    });
    const path = folder.write('windows.csv', `\uFEFF${lines.join('\r\n')}\r\n`);
    expect((await countIn(path)).map(plain)).toEqual(fewCounted);
  });

  it('keeps names as they are written: commas, quotes, apostrophes, other scripts, numbers', async () => {
    const names = ['a, b', 'say "c"', "O'Brien", '可灵 2.0', '007', 'constructor'];
    const cell = (name: string): string => `"${name.replaceAll('"', '""')}"`;
    const path = folder.write('names.csv', [
      'model_a,model_b,winner,voter',
      ...names.map(
        (name, index) => `${cell(name)},${cell(names.at(index - 1)!)},tie,${cell(name)}`,
      ),
    ]);
    const votes = await countIn(path);
    expect(votes.map(({ left }) => left).sort()).toEqual([...names].sort());
    expect((await ask(path, (file) => file.voterNames())).toSorted()).toEqual([...names].sort());
  });

  it.each([
    ['winner_model_a,winner_model_b,winner_tie,model_a,model_b', '1,0,0,x,y', 'left'],
    ['winner_model_a,winner_model_b,winner_tie,model_a,model_b', '0,1,0,x,y', 'right'],
    ['winner_model_a,winner_model_b,winner_tie,model_a,model_b', '0.0,0.0,1.0,x,y', 'tie'],
    [
      'model_a,model_b,winner_model_a,winner_model_b,winner_tie,winner_tie (bothbad)',
      'x,y,0,0,0,1',
      'both_bad',
    ],
  ])('reads the one-hot form %s of %s as %s', async (header, row, outcome) => {
    expect(await countIn(folder.write(`one-hot-${outcome}.csv`, [header, row]))).toMatchObject([
      { left: 'x', right: 'y', outcome, count: 1 },
    ]);
  });

  it('reads one-hot columns that hold true and false', async () => {
    const path = await writeParquet(
      join(folder.path, 'booleans.parquet'),
      `select * from (values ('x', 'y', false, true, false)) votes(model_a, model_b, winner_model_a, winner_model_b, winner_tie)`,
    );
    expect(await countIn(path)).toMatchObject([{ outcome: 'right' }]);
  });

  it('knows whether there are voters and days', async () => {
    const path = folder.write('both.csv', ['model_a,model_b,winner,judge,tstamp', 'x,y,tie,v,0']);
    const has = (name: string) =>
      ask(name, ({ hasVoters, hasDays }) => Promise.resolve([hasVoters, hasDays]));
    expect(await has(path)).toEqual([true, true]);
    expect(await has(folder.write('neither.csv', fewVotes))).toEqual([false, false]);
  });

  it('refuses what is not there and kinds that it does not know', async () => {
    await expect(openVoteFile('nowhere.csv')).rejects.toThrow('nowhere.csv: no such file');
    await expect(openVoteFile('votes.xlsx')).rejects.toThrow(
      'votes.xlsx: found a file of unknown kind, wanted .csv, .jsonl or .parquet',
    );
  });

  it('says in one line that a file cannot be read', async () => {
    mkdirSync(join(folder.path, 'folder.csv'));
    for (const path of [
      folder.write('text.parquet', 'not Parquet'),
      folder.write('broken.jsonl', '{"model_a": "x"\n'),
      folder.write('unclosed.csv', ['model_a,model_b,winner', '"x,y']),
      join(folder.path, 'folder.csv'),
    ]) {
      await expect(openVoteFile(path)).rejects.toThrow(
        new RegExp(`^${path}: cannot be read as votes \\(.+\\)$`),
      );
    }
  });

  // A browser names the second download of votes.csv like this; DuckDB takes it for a pattern.
  it('reads the file that it is given where another fits its name as a pattern', async () => {
    const path = folder.write('votes[1].csv', fewVotes);
    folder.write('votes1.csv', ['model_a,model_b,winner', 'p,q,tie']);
    expect((await countIn(path)).map(plain)).toEqual(fewCounted);
  });
});

describe('count()', () => {
  it('gives the same list for the same votes in any order', async () => {
    const [header, ...rows] = fewVotes;
    const paths = [rows, rows.toReversed(), [...rows.slice(3), ...rows.slice(0, 3)]].map(
      (order, index) => folder.write(`order-${index}.csv`, [header!, ...order, ...order]),
    );
    const [first, ...others] = await Promise.all(paths.map(countIn));
    for (const other of others) expect(other).toEqual(first);
    expect(first!.map(({ count }) => count)).toEqual([2, 2, 2, 2, 2, 2]);
  });

  const row = (line: string) => ['model_a,model_b,winner', 'x,y,tie', 'x,y,tie', line];

  it.each([
    ['an unknown winner', 'x,y,nobody', 'row 3: found winner "nobody", wanted model_a, model_b'],
    ['no winner', 'x,y,', 'row 3: found winner "", wanted model_a, model_b'],
    ['no model', ',y,tie', 'row 3: found an empty model name, wanted two models'],
    ['a model against itself', 'y,y,tie', 'row 3: found "y" against itself, wanted two different'],
  ])('refuses %s with its row and value', async (_, line, message) => {
    await expect(countIn(folder.write('mistake.csv', row(line)))).rejects.toThrow(
      `mistake.csv: ${message}`,
    );
  });

  it('names the first of the rows that hold a mistake', async () => {
    const lines = [...row('x,y,nobody'), 'x,y,tie', 'x,y,nobody'];
    await expect(countIn(folder.write('twice.csv', lines))).rejects.toThrow('row 3');
  });

  it('refuses a file without votes, and one without columns', async () => {
    await expect(countIn(folder.write('head.csv', ['model_a,model_b,winner']))).rejects.toThrow(
      'head.csv: found no votes, wanted at least one row',
    );
    await expect(countIn(folder.write('empty.csv', ''))).rejects.toThrow(/^.*empty\.csv: found /);
  });

  it.each([
    ['x,"  ",tie', 'model name'],
    ['x,y,"  "', 'winner'],
  ])('names the row of the blank cell in %s', async (line, what) => {
    const refused = await countIn(folder.write(`blank.csv`, row(line))).catch(String);
    expect(refused).toContain(what);
    expect(refused).toContain('row 3');
  });

  it('says which row has a cell too many', async () => {
    const refused = await countIn(folder.write('ragged.csv', row('x,y,tie,more'))).catch(String);
    expect(refused).not.toContain('wanted model_a and model_b and winner');
    expect(refused).toContain('ragged.csv: cannot be read as votes (line 4: found 4 cells');
  });
});

describe('countByDay()', () => {
  const days = (name: string, stamps: readonly (string | number)[]) =>
    daysIn(
      folder.write(name, [
        'model_a,model_b,winner,tstamp',
        ...stamps.map((stamp) => `x,y,tie,${stamp}`),
      ]),
    );

  it('reads seconds, milliseconds, dates and times alike', async () => {
    // 1 March 2026, 12:00 UTC is 1772366400 seconds after 1970.
    const stamps = [
      1772366400,
      1772366400.75,
      1772366400000,
      '2026-03-01',
      '2026-03-01 12:00:00',
      '2026-03-01T12:00:00Z',
    ];
    for (const [index, stamp] of stamps.entries()) {
      expect(await days(`stamp-${index}.csv`, [stamp])).toEqual(['2026-03-01']);
    }
  });

  it('ends days at midnight UTC', async () => {
    expect(await days('midnight.csv', [1772323199, 1772323200])).toEqual([
      '2026-02-28',
      '2026-03-01',
    ]);
  });

  it('reads the dates that JSON and Parquet know by themselves', async () => {
    const lines = ['2026-03-02T08:00:00', '2026-03-01T08:00:00'].map((tstamp) =>
      JSON.stringify({ model_a: 'x', model_b: 'y', winner: 'tie', tstamp }),
    );
    expect(await daysIn(folder.write('dates.jsonl', lines))).toEqual(['2026-03-01', '2026-03-02']);
    for (const type of ['timestamp', 'date', 'timestamptz']) {
      const path = await writeParquet(
        join(folder.path, `${type}.parquet`),
        `select 'x' as model_a, 'y' as model_b, 'tie' as winner, ${type} '2026-03-01' as tstamp`,
      );
      expect(await daysIn(path)).toEqual(['2026-03-01']);
    }
  });

  it('refuses a stamp that is no time, and a file without stamps', async () => {
    for (const stamp of ['later', '', 'NaN', 'inf']) {
      await expect(days('later.csv', ['2026-03-01', stamp])).rejects.toThrow(
        `later.csv: row 2: found a tstamp that is no time, ${JSON.stringify(stamp)}, wanted seconds since 1970 or a date`,
      );
    }
    await expect(daysIn(folder.write('undated.csv', fewVotes))).rejects.toThrow(
      'undated.csv: found no column tstamp, wanted one for a history',
    );
  });
});

describe('readPairs()', () => {
  const header = 'model_a,model_b,wins_a,wins_b,ties,both_bad';

  it('takes each count for as many votes', async () => {
    const path = folder.write('pairs.csv', [header, 'x,y,30,10,5,2']);
    expect((await pairsIn(path)).map(plain)).toEqual([
      ['x', 'y', 'left', 30],
      ['x', 'y', 'right', 10],
      ['x', 'y', 'tie', 5],
      ['x', 'y', 'both_bad', 2],
    ]);
  });

  it('takes columns of ties for empty where there are none', async () => {
    const path = folder.write('decided.csv', ['model_a,model_b,wins_a,wins_b', 'x,y,3,1']);
    expect((await pairsIn(path)).map(({ count }) => count)).toEqual([3, 1, 0, 0]);
  });

  it.each([
    ['a negative count', 'x,y,1,-1,0,0', 'row 2: found a count that is no whole number'],
    ['a word', 'x,y,1,many,0,0', 'row 2: found a count that is no whole number'],
    ['an empty cell', 'x,y,1,,0,0', 'row 2: found a count that is no whole number'],
    ['a model against itself', 'x,x,1,1,0,0', 'row 2: found "x" against itself'],
    ['no model', 'x,,1,1,0,0', 'row 2: found an empty model name'],
  ])('refuses %s', async (_, line, message) => {
    const path = folder.write('bad-pairs.csv', [header, 'x,y,1,1,0,0', line]);
    await expect(pairsIn(path)).rejects.toThrow(`bad-pairs.csv: ${message}`);
  });

  it('names the columns that are missing', async () => {
    const path = folder.write('half.csv', ['model_a,model_b,wins_a', 'x,y,1']);
    await expect(pairsIn(path)).rejects.toThrow('wanted wins_b (counts have model_a, model_b');
  });

  it('refuses a fraction of a vote', async () => {
    const path = folder.write('fraction.csv', [header, 'x,y,1.5,2,0,0']);
    await expect(pairsIn(path)).rejects.toThrow('no whole number');
  });
});

describe('forEachVote()', () => {
  it('visits the votes in the order of the file', async () => {
    const models = Array.from({ length: 5000 }, (_, index) => `m${index}`);
    const path = folder.write('long.csv', [
      'model_a,model_b,winner',
      ...models.map((model, index) => `${model},z,${index % 2 === 0 ? 'model_a' : 'both_bad'}`),
    ]);
    const seen: string[] = [];
    await ask(path, (file) =>
      file.forEachVote(({ left, right, outcome }) => {
        if (seen.length < 2)
          expect([right, outcome]).toEqual(['z', ['left', 'both_bad'][seen.length]]);
        seen.push(left);
      }),
    );
    expect(seen).toEqual(models);
  });
});

/** The votes of each voter by name, as `left right outcome`, in the order of the alphabet. */
async function votersIn(path: string, mostVotes?: number): Promise<[string, string[]][]> {
  return ask(path, async (file) => {
    const groups = await file.count();
    const names = await file.voterNames();
    const seen: [string, string[]][] = [];
    await file.forEachVoterPart(
      (part) => {
        const { voters, starts, ends, groups: kinds } = sortByVoter(part);
        for (let voter = 0; voter < voters; voter += 1) {
          const votes = Array.from(kinds.subarray(starts[voter], ends[voter]), (kind) => {
            const { left, right, outcome } = groups[kind]!;
            return `${left} ${right} ${outcome}`;
          });
          seen.push([names[seen.length] ?? 'nobody', votes.sort()]);
        }
      },
      mostVotes === undefined ? {} : { mostVotes },
    );
    return seen.sort(([first], [second]) => (first < second ? -1 : first > second ? 1 : 0));
  });
}

describe('forEachVoterPart()', () => {
  const header = 'model_a,model_b,winner,voter';

  it('hands over all votes of each voter, and those of nobody one by one', async () => {
    const path = folder.write('voters.csv', [
      header,
      'x,y,model_a,v',
      'y,z,tie (bothbad),w',
      'z,x,tie,',
      'z,x,Model_B,v',
      'x,y,tie,w',
      'x,y,tie,""',
    ]);
    const wanted = [
      ['nobody', ['x y tie']],
      ['nobody', ['z x tie']],
      ['v', ['x y left', 'z x right']],
      ['w', ['x y tie', 'y z both_bad']],
    ];
    expect(await votersIn(path)).toEqual(wanted);
  });

  it('hands over the same in parts, where memory is short', async () => {
    const path = folder.write('parts.csv', [
      header,
      ...Array.from({ length: 300 }, (_, index) => `m${index % 7},z,tie,v${index % 40}`),
      'm1,z,model_a,',
    ]);
    const whole = await votersIn(path);
    expect(whole).toHaveLength(41);
    expect(await votersIn(path, 50)).toEqual(whole);
  });

  it('asks for a column of voters', async () => {
    await expect(
      ask(folder.write('nobody.csv', fewVotes), (file) => file.forEachVoterPart(() => undefined)),
    ).rejects.toThrow('nobody.csv: found no column voter');
  });
});

describe('files as people have them', () => {
  it.each([
    ['semicolons', ';'],
    ['tabs', '\t'],
    ['bars', '|'],
  ])('reads cells between %s', async (_, separator) => {
    const path = folder.write(
      'other-separator.csv',
      fewVotes.map((line) => line.replaceAll(',', separator)),
    );
    expect((await countIn(path)).map(plain)).toEqual(fewCounted);
  });

  it('reads line breaks within quotes, and column names in any case', async () => {
    const path = folder.write('lines.csv', 'Model_A,MODEL_B, winner \r\n"x\r\ny",z,Tie\r\n');
    expect((await countIn(path)).map(plain)).toEqual([['x\r\ny', 'z', 'tie', 1]]);
  });

  it('reads names in JSON as they are written, be they numbers or dates', async () => {
    const lines = [
      { model_a: 1, model_b: '007', winner: 'tie' },
      { model_a: '2026-01-02T00:00:00', model_b: 'y', winner: 'tie', voter: 17 },
    ];
    const path = folder.write(
      'types.jsonl',
      lines.map((line) => JSON.stringify(line)),
    );
    expect((await countIn(path)).map(({ left, right }) => [left, right])).toEqual([
      ['1', '007'],
      ['2026-01-02T00:00:00', 'y'],
    ]);
  });

  it('says that a file has no content, and that it is not UTF-8', async () => {
    await expect(openVoteFile(folder.write('nothing.jsonl', ''))).rejects.toThrow(
      'nothing.jsonl: found an empty file',
    );
    const latin = join(folder.path, 'latin.csv');
    writeFileSync(latin, Buffer.from('model_a,model_b,winner\nx\xe9,y,tie\n', 'latin1'));
    await expect(openVoteFile(latin)).rejects.toThrow(
      /cannot be read as votes \(line \d+: found bytes that are not UTF-8\)$/,
    );
  });

  it('sends counts to --pairs, and refuses a column that is there twice', async () => {
    const counts = folder.write('counts.csv', ['model_a,model_b,wins_a,wins_b', 'x,y,1,1']);
    await expect(countIn(counts)).rejects.toThrow('a file of counts is read with --pairs');
    const twice = folder.write('twice-a.csv', ['model_a,model_a,model_b,winner', 'x,y,z,tie']);
    await expect(countIn(twice)).rejects.toThrow('found two columns model_a, wanted one');
  });
});
