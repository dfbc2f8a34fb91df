import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toOpenApi } from '../../../../src/lib/catalog/api/open-api.ts';

const pages = 'src/pages';

/** What answers under the address of a file and is no part of the interface, with the reason. */
const apart: Readonly<Record<string, string>> = {
  'GET /api/v1/openapi.json': 'the description itself',
  'GET /changes.xml': 'a feed, described by Atom',
  'GET /vendors/{id}/changes.xml': 'a feed, described by Atom',
  'GET /llms.txt': 'text to read',
  'GET /robots.txt': 'described by RFC 9309',
  'GET /compare/go': 'where the form of a page leads on',
  'GET /compare/models.json': 'texts for a page of ours, changed with it',
  'GET /cost/prices.json': 'values for a page of ours, changed with it',
  'GET /find/models.json': 'values for a page of ours, changed with it',
  'GET /capabilities/rows.json': 'values for a page of ours, changed with it',
};

/** `METHOD /path/{parameter}` of every endpoint file. */
function endpoints(): string[] {
  return globSync('**/*.ts', { cwd: pages })
    .filter((file) => !/(^|\/)_/.test(file))
    .flatMap((file) => {
      const path = `/${file.replace(/(\/index)?\.ts$/, '').replaceAll(/\[(\w+)\]/g, '{$1}')}`;
      const methods = readFileSync(`${pages}/${file}`, 'utf8').matchAll(
        /^export (?:const|(?:async )?function) (GET|POST|PUT|PATCH|DELETE|ALL)\b/gm,
      );
      return [...methods].map(([, method]) => `${method!} ${path}`);
    })
    .sort();
}

function described(): string[] {
  const { paths } = toOpenApi('https://example.org') as { paths: Record<string, object> };
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
  );
}

describe('the OpenAPI document', () => {
  it('has every endpoint there is and no other', () => {
    const found = endpoints();
    expect(found).toContain('POST /api/matchup/skip');
    expect(found.filter((endpoint) => !(endpoint in apart))).toEqual(described().sort());
    expect(Object.keys(apart).filter((endpoint) => !found.includes(endpoint))).toEqual([]);
  });
});
