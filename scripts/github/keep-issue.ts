/**
 * Keeps one issue about a finding: `node scripts/github/keep-issue.ts TITLE FILE`. Opens it where the
 * file says something, amends it while it does, and closes it when it no longer does.
 */
import { readFileSync } from 'node:fs';
import { connectToGitHub } from './api.ts';
import type { GitHub } from './api.ts';

interface Issue {
  readonly number: number;
  readonly title: string;
  readonly body: string | null;
  readonly user: { readonly type: string };
}

/** An issue holds 65,536 signs. */
const mostSigns = 60_000;

/** Lines as the body of an issue: whole lines, as many as it holds, and how many more there are. */
export function toIssueBody(text: string): string {
  const lines = text.trimEnd().split('\n');
  let shown = 0;
  for (let signs = 0; shown < lines.length; shown += 1) {
    signs += lines[shown]!.length + 1;
    if (signs > mostSigns) break;
  }
  const more = lines.length - shown;
  return [
    // Longer than any fence in it.
    '``````text',
    ...lines.slice(0, shown),
    '``````',
    ...(more > 0 ? ['', `And ${more} more lines.`] : []),
    '',
    'This issue is kept by a workflow: it is amended each week, and closed when nothing is left.',
  ].join('\n');
}

/** Opens, amends or closes the issue of that title. What was done, in a sentence. */
export async function keepIssue(
  github: GitHub,
  { title, text }: { readonly title: string; readonly text: string },
): Promise<string> {
  const issues = await github.list<Issue>('issues?state=open');
  const issue = issues.find((other) => other.title === title && other.user.type === 'Bot');
  const isNeeded = text.trim() !== '';
  if (issue === undefined) {
    if (!isNeeded) return `Nothing to say: ${title}.`;
    await github.request('POST', 'issues', { title, body: toIssueBody(text) });
    return `Opened: ${title}.`;
  }
  if (!isNeeded) {
    await github.request('PATCH', `issues/${issue.number}`, { state: 'closed' });
    return `Closed: ${title}.`;
  }
  const body = toIssueBody(text);
  if (issue.body === body) return `Still true: ${title}.`;
  await github.request('PATCH', `issues/${issue.number}`, { body });
  return `Amended: ${title}.`;
}

if (import.meta.main) {
  const [title, file] = process.argv.slice(2);
  if (title === undefined || file === undefined) {
    throw new RangeError('Wanted a title and a file: this script runs in a workflow');
  }
  const text = readFileSync(file, 'utf8');
  console.log(await keepIssue(connectToGitHub(process.env), { title, text }));
}
