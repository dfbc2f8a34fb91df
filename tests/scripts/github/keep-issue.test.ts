import { describe, expect, it } from 'vitest';
import { keepIssue, toIssueBody } from '../../../scripts/github/keep-issue.ts';
import { aGitHub } from './builders.ts';

const title = 'Links that are gone';
const issue = (change: object = {}) => ({
  number: 7,
  title,
  body: toIssueBody('a'),
  user: { type: 'Bot' },
  ...change,
});

async function keep(open: object[], text: string) {
  const { github, written } = aGitHub({ 'issues?state=open': open });
  const words = await keepIssue(github, { title, text });
  return { words, written };
}

describe('keepIssue()', () => {
  it('opens one where something is found, and none where nothing is', async () => {
    expect((await keep([], 'a\n')).written).toEqual([
      ['POST', 'issues', { title, body: toIssueBody('a') }],
    ]);
    expect((await keep([], ' \n')).written).toEqual([]);
  });

  it('amends the one that is there, unless it says so already', async () => {
    expect((await keep([issue()], 'b')).written).toEqual([
      ['PATCH', 'issues/7', { body: toIssueBody('b') }],
    ]);
    expect((await keep([issue()], 'a')).written).toEqual([]);
  });

  it('closes it when nothing is left', async () => {
    expect((await keep([issue()], '')).written).toEqual([
      ['PATCH', 'issues/7', { state: 'closed' }],
    ]);
  });

  it("leaves a person's issue of the same title alone", async () => {
    const { written } = await keep([issue({ user: { type: 'User' } })], 'b');
    expect(written.map(([method]) => method)).toEqual(['POST']);
  });
});

describe('toIssueBody()', () => {
  it('holds whole lines, as many as fit, and says how many more there are', () => {
    const line = 'src/content/models/reel.md:12: something';
    const body = toIssueBody(Array.from({ length: 5000 }, () => line).join('\n'));
    const shown = body.split('\n').filter((other) => other === line).length;
    expect(body.length).toBeLessThan(65_536);
    expect(body).toContain(`And ${5000 - shown} more lines.`);
  });

  it('has a fence that no line of it ends', () => {
    expect(toIssueBody('```\nx').split('``````')).toHaveLength(3);
  });
});
