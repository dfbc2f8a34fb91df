import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  mark,
  postReport,
  readNumber,
  readText,
  toComment,
} from '../../../scripts/github/report-comment.ts';
import { aGitHub } from './builders.ts';

describe('readText()', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'matchcut-report-'));
    writeFileSync(join(folder, 'plain'), 'text');
    writeFileSync(join(folder, 'huge'), 'x'.repeat(60_001));
    symlinkSync('/etc/hostname', join(folder, 'link'));
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('reads plain files of a bounded size and no others', () => {
    expect(readText(join(folder, 'plain'))).toBe('text');
    expect(() => readText(join(folder, 'huge'))).toThrow(/60001 bytes/);
    expect(() => readText(join(folder, 'link'))).toThrow(/no plain file/);
    expect(() => readText(folder)).toThrow(/no plain file/);
  });
});

describe('readNumber()', () => {
  it('reads a number and nothing that a shell or an address could take for more', () => {
    expect(readNumber('12\n')).toBe(12);
    for (const text of ['', '0', '-1', '1.5', '12; rm', '../1', '12/merge', '1e3', ' 12', '1\n2']) {
      expect(() => readNumber(text), text).toThrow(/wanted a number/);
    }
  });
});

describe('toComment()', () => {
  it.each([
    ['calls somebody', 'Thanks @octocat and @org/team', /@\w/],
    ['calls somebody by an entity', '&#64;octocat &commat;octocat', /&(#64|commat);/],
    ['refers to an issue', 'fixes #12 and GH-7', /#\d|GH-\d/],
    ['leaves a trace elsewhere', 'https://github.com/o/r/issues/1', /\/\/github\.com/],
    ['shows a picture', '![x](https://t.example/pixel.gif)', /!\[/],
    ['writes HTML', '<script>x</script><img src=x onerror=y><!-- hidden', /<[a-z!/]/i],
    ['hides signs', 'a\u0000b\u001B[31mc\r', /(?!\n)\p{Cc}/u],
  ])('keeps Markdown from one that %s', (_, text, forbidden) => {
    expect(toComment(text).slice(mark.length)).not.toMatch(forbidden);
  });

  it('leaves tables, headings, code, links and folded parts as they are', () => {
    const text =
      '## Prices\n\n| a | b |\n| --- | --- |\n| `1 < 2` | [x](https://x.example/a?b=1&c=2#d) |\n\n<details><summary>More</summary>\n\n- 5 & 6\n\n</details>';
    expect(toComment(text)).toBe(`${mark}\n${text}\n`);
  });
});

describe('postReport()', () => {
  const report = { number: 12, head: 'abc', body: `${mark}\nText` };
  const open = { state: 'open', head: { sha: 'abc' } };
  const comment = (change: object) => ({ id: 5, body: mark, user: { type: 'Bot' }, ...change });

  it('posts where there is no comment yet, and amends its own', async () => {
    const fresh = aGitHub({ 'pulls/12': open, 'issues/12/comments': [] });
    expect(await postReport(fresh.github, report)).toMatch(/^Posted/);
    expect(fresh.written).toEqual([['POST', 'issues/12/comments', { body: report.body }]]);

    const again = aGitHub({ 'pulls/12': open, 'issues/12/comments': [comment({})] });
    expect(await postReport(again.github, report)).toMatch(/^Amended/);
    expect(again.written).toEqual([['PATCH', 'issues/comments/5', { body: report.body }]]);
  });

  it("never touches a person's comment, even one that carries the mark", async () => {
    const { github, written } = aGitHub({
      'pulls/12': open,
      'issues/12/comments': [comment({ user: { type: 'User' } })],
    });
    await postReport(github, report);
    expect(written.map(([method]) => method)).toEqual(['POST']);
  });

  it('posts nothing on a pull request that the run was not about, or that is closed', async () => {
    for (const pull of [
      { state: 'open', head: { sha: 'other' } },
      { state: 'closed', head: { sha: 'abc' } },
    ]) {
      const { github, written } = aGitHub({ 'pulls/12': pull, 'issues/12/comments': [] });
      expect(await postReport(github, report)).toMatch(/nothing posted/);
      expect(written).toEqual([]);
    }
  });
});
