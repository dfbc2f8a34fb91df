import type { GitHub } from '../../../scripts/github/api.ts';

/** A GitHub that answers from a list by path, and notes what it is told to write. */
export function aGitHub(answers: Readonly<Record<string, unknown>>): {
  github: GitHub;
  written: [method: string, path: string, body: object | undefined][];
} {
  const written: [string, string, object | undefined][] = [];
  const read = (path: string): unknown => {
    if (!(path in answers)) throw new Error(`Asked for ${path}, which the test did not foresee`);
    return answers[path];
  };
  return {
    written,
    github: {
      request: (method, path, body) => {
        if (method === 'GET') return Promise.resolve(read(path) as never);
        written.push([method, path, body]);
        return Promise.resolve({} as never);
      },
      list: (path) => Promise.resolve(read(path) as never),
    },
  };
}
