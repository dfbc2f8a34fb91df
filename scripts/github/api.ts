/** GitHub's interface for programs, as far as the scripts here need it, for one repository. */
export interface GitHub {
  /**
   * Sends a request about the repository: `request('GET', 'issues?state=open')`.
   *
   * @throws Error with what was asked and answered where the answer is not a good one
   */
  readonly request: <Answer>(method: string, path: string, body?: object) => Promise<Answer>;
  /** The same for a list on many pages, up to a thousand entries. */
  readonly list: <Item>(path: string) => Promise<Item[]>;
}

const mostPages = 10;

/**
 * Connects with what a workflow's job has in its environment.
 *
 * @throws RangeError where a variable is missing
 */
export function connectToGitHub(environment: Readonly<Record<string, string | undefined>>): GitHub {
  const read = (name: string): string => {
    const value = environment[name];
    if (value === undefined || value === '')
      throw new RangeError(`${name} is not set; this script runs in a workflow`);
    return value;
  };
  const root = `${environment['GITHUB_API_URL'] ?? 'https://api.github.com'}/repos/${read('GITHUB_REPOSITORY')}`;
  const token = read('GITHUB_TOKEN');
  const request: GitHub['request'] = async <Answer>(
    method: string,
    path: string,
    body?: object,
  ) => {
    const answer = await fetch(`${root}/${path}`, {
      method,
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${token}`,
        'x-github-api-version': '2022-11-28',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) {
      throw new Error(`${method} ${path} answered ${answer.status}: ${text.slice(0, 200)}`);
    }
    return JSON.parse(text) as Answer;
  };
  const list: GitHub['list'] = async <Item>(path: string) => {
    const items: Item[] = [];
    for (let page = 1; page <= mostPages; page += 1) {
      const query = `${path.includes('?') ? '&' : '?'}per_page=100&page=${page}`;
      const more = await request<Item[]>('GET', `${path}${query}`);
      items.push(...more);
      if (more.length < 100) break;
    }
    return items;
  };
  return { request, list };
}
