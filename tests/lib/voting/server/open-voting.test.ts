import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isSecretLost } from '../../../../src/lib/voting/server/keys.ts';
import { openVoting, placeOf } from '../../../../src/lib/voting/server/open-voting.ts';
import { readSettings } from '../../../../src/lib/voting/server/settings.ts';

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'matchcut-open-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

const open = (url: string, secret?: string) =>
  openVoting(
    readSettings({
      DATABASE_URL: url,
      ...(secret === undefined ? {} : { MATCHCUT_SECRET: secret }),
    }),
  );

describe('openVoting()', () => {
  it('keeps a secret of its own beside the file, for its owner alone, and finds it again', async () => {
    const file = join(aFolder(), 'data', 'votes.db');
    const first = await open(`file:${file}`);
    await first.close();
    expect(statSync(`${file}.secret`).mode & 0o777).toBe(0o600);
    const second = await open(`file:${file}`);
    await second.close();
    expect(second.keys).toEqual(first.keys);
  });

  it('can tell that the secret of votes is gone', async () => {
    const file = join(aFolder(), 'votes.db');
    const settings = readSettings({ DATABASE_URL: `file:${file}` });
    expect(isSecretLost(settings)).toBe(false);
    await (await openVoting(settings)).close();
    expect(isSecretLost(settings)).toBe(false);
    rmSync(`${file}.secret`);
    expect(isSecretLost(settings)).toBe(true);
    expect(isSecretLost({ ...settings, secrets: ['s'.repeat(32)] })).toBe(false);
  });

  it('says where the votes should be and what is wanted there', async () => {
    const folder = aFolder();
    mkdirSync(join(folder, 'folder.db'));
    writeFileSync(join(folder, 'text.db'), 'no database '.repeat(100));
    writeFileSync(join(folder, 'file'), '');
    for (const name of ['folder.db', 'text.db', 'file/votes.db']) {
      const path = join(folder, name);
      await expect(open(`file:${path}`)).rejects.toThrow(
        new RegExp(
          `^Cannot open the votes in ${path}: .*\\. Wanted a database of votes, or none yet`,
        ),
      );
    }
  });

  it('shows no password', async () => {
    const url = 'postgres://ada:geheim@127.0.0.1:1/votes';
    expect(placeOf({ kind: 'postgres', url })).toBe('postgres://ada@127.0.0.1:1/votes');
    const failure = await open(url, 's'.repeat(32)).catch((error: unknown) => String(error));
    expect(failure).toMatch(
      /Cannot open the votes in postgres:\/\/ada@127.0.0.1:1\/votes: .*Wanted/,
    );
    expect(failure).not.toContain('geheim');
  });
});
