import { spawn } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { aVoteFolder, fewVotes } from '../../lib/import/vote-files.ts';
import { runScript } from './run-script.ts';

const folder = aVoteFolder();

function rate(...words: string[]) {
  return runScript('rate', words, { env: { TMPDIR: folder.path } });
}

describe('npm run rate', () => {
  it('prints one JSON document and nothing else, from a file named like a pattern', () => {
    const path = folder.write('votes[1].csv', fewVotes);
    const { status, stdout, stderr } = rate(path, '--json', '--audit');
    expect([status, stderr]).toEqual([0, '']);
    const report = JSON.parse(stdout) as Record<string, unknown>;
    expect(Object.keys(report).sort()).toEqual(
      ['audit', 'method', 'models', 'remarks', 'slot', 'standings', 'ties', 'votes'].sort(),
    );
    expect(report).toMatchObject({ votes: 6, models: 3, method: 'bradley-terry', ties: 'half' });
    expect(Object.keys((report['standings'] as Record<string, unknown>[])[0]!)).toEqual([
      'model',
      'state',
      'rating',
      'lower',
      'upper',
      'standardError',
      'rank',
      'rankLow',
      'rankHigh',
      'votes',
      'wins',
      'losses',
      'ties',
      'bothBad',
    ]);
  });

  it('says in one line what is wrong, with nothing on standard output and 1 as its exit', () => {
    const path = folder.write('wrong.csv', [...fewVotes, 'x,y,nobody']);
    const { status, stdout, stderr } = rate(path, '--json');
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toBe(
      `${path}: row 7: found winner "nobody", wanted model_a, model_b, tie or both_bad (also "tie (bothbad)")\n`,
    );
  });

  it('stops quietly where its reader does, and leaves nothing behind', async () => {
    const many = Array.from({ length: 400 }, (_, index) => `model-${index},model-${index + 1}`);
    const path = folder.write('many.csv', [
      'model_a,model_b,winner',
      ...many.flatMap((pair) => [`${pair},model_a`, `${pair},model_b`]),
    ]);
    const child = spawn(process.execPath, ['scripts/rate.ts', path, '--json'], {
      env: { ...process.env, TMPDIR: folder.path },
    });
    child.stdout.destroy();
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    const status = await new Promise((resolve) => child.once('close', resolve));
    // A busy machine may have had time for a line of progress.
    expect([status, said.replaceAll(/^.* \.\.\.\n/gm, '')]).toEqual([0, '']);
    expect(readdirSync(folder.path).filter((name) => name.startsWith('matchcut-'))).toEqual([]);
  });

  it('says how far it is in a long file, and leaves nothing behind when interrupted', async () => {
    const path = join(folder.path, 'long.csv.gz');
    const million = gzipSync('x,y,model_a,v\ny,x,model_a,w\n'.repeat(500_000));
    const header = gzipSync('model_a,model_b,winner,voter\n');
    writeFileSync(path, Buffer.concat([header, ...Array<Buffer>(20).fill(million)]));
    const child = spawn(process.execPath, ['scripts/rate.ts', path], {
      env: { ...process.env, TMPDIR: folder.path },
    });
    const ended = new Promise((resolve) => child.once('close', resolve));
    const told = new Promise((resolve) => child.stderr.setEncoding('utf8').once('data', resolve));
    const said = await Promise.race([told, ended]);
    expect(said).toMatch(/long\.csv\.gz: (counting votes|adding up voters)(, \d+ %)? \.\.\.\n$/);
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(readdirSync(folder.path).filter((name) => name.startsWith('matchcut-'))).toEqual([]);
  });

  it('has help with examples', () => {
    const { status, stdout } = rate('--help');
    expect(status).toBe(0);
    expect(stdout).toContain('npm run rate -- votes.csv');
  });
});
