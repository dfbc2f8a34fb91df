/**
 * Posts the report of a pull request as a comment, or amends the one that is there:
 * `node scripts/github/report-comment.ts FOLDER`. It runs with a token that may write, and everything
 * in the folder was made where a stranger had a hand in it; so nothing there is believed.
 */
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectToGitHub } from './api.ts';
import type { GitHub } from './api.ts';

/** The first line of the comment, invisible on the page, by which a later run finds it. */
export const mark = '<!-- matchcut: report -->';

/** More is not read: no report of ours is longer, and a comment holds no more than 65,536 signs. */
const mostBytes = 60_000;

interface PullRequest {
  readonly state: string;
  readonly head: { readonly sha: string };
}

interface Comment {
  readonly id: number;
  readonly body: string;
  readonly user: { readonly type: string };
}

/**
 * Reads a text of the stranger's folder.
 *
 * @throws RangeError where it is no plain file or is too large
 */
export function readText(path: string): string {
  const file = lstatSync(path);
  if (!file.isFile()) throw new RangeError(`${path} is no plain file`);
  if (file.size > mostBytes) {
    throw new RangeError(`Found ${file.size} bytes in ${path}, wanted at most ${mostBytes}`);
  }
  return readFileSync(path, 'utf8');
}

/**
 * Reads the number of a pull request.
 *
 * @throws RangeError where the text is anything else
 */
export function readNumber(text: string): number {
  if (!/^[1-9]\d{0,8}\n?$/.test(text)) {
    throw new RangeError(`Found ${JSON.stringify(text.slice(0, 40))}, wanted a number`);
  }
  return Number(text);
}

/**
 * A stranger's Markdown as the body of a comment: it calls nobody, refers to no issue, shows no
 * picture, and HTML other than `<details>` is seen as written. An invisible word joiner ends what
 * GitHub would otherwise read as a name, a number, a picture or a tag.
 */
export function toComment(report: string): string {
  const text = report
    .replace(/\p{Cc}/gu, (sign) => (sign === '\n' || sign === '\t' ? sign : ''))
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(/<(?!\/?(?:details|summary)>)(?=[a-z!/?])/gi, '<\u2060')
    .replace(/@(?=[\w-])/g, '@\u2060')
    .replace(/#(?=\d)/g, '#\u2060')
    .replace(/\b(GH-)(?=\d)/gi, '$1\u2060')
    .replace(/!(?=\[)/g, '!\u2060')
    // This host leads to the same page and leaves no trace on it.
    .replace(/\/\/(?:www\.)?github\.com\//gi, '//redirect.github.com/');
  return `${mark}\n${text.trim()}\n`;
}

/**
 * Posts the comment, if the pull request is open and still at the commit that the report is about.
 * What was done, in a sentence.
 */
export async function postReport(
  github: GitHub,
  { number, head, body }: { readonly number: number; readonly head: string; readonly body: string },
): Promise<string> {
  const pull = await github.request<PullRequest>('GET', `pulls/${number}`);
  if (pull.state !== 'open') return `Pull request ${number} is not open; nothing posted.`;
  if (pull.head.sha !== head) {
    return `Pull request ${number} is not at the commit that the report is about; nothing posted.`;
  }
  const comments = await github.list<Comment>(`issues/${number}/comments`);
  const earlier = comments.find(
    ({ user, body: text }) => user.type === 'Bot' && text.startsWith(mark),
  );
  if (earlier === undefined) {
    await github.request('POST', `issues/${number}/comments`, { body });
    return `Posted on pull request ${number}.`;
  }
  await github.request('PATCH', `issues/comments/${earlier.id}`, { body });
  return `Amended the comment on pull request ${number}.`;
}

if (import.meta.main) {
  const folder = process.argv[2];
  const head = process.env['HEAD_SHA'];
  if (folder === undefined || head === undefined) {
    throw new RangeError('Wanted a folder and HEAD_SHA: this script runs in a workflow');
  }
  const number = readNumber(readText(join(folder, 'number')));
  const body = toComment(readText(join(folder, 'report.md')));
  console.log(await postReport(connectToGitHub(process.env), { number, head, body }));
}
