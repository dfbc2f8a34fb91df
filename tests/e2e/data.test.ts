import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonPaths } from '../../src/lib/catalog/api/open-api.ts';
import { toValidator } from '../lib/catalog/api/validators.ts';
import type { Validator } from '../lib/catalog/api/validators.ts';
import { serveSite } from './browser.ts';
import type { Site } from './browser.ts';

type Json = Record<string, unknown>;

/** The lists in which the ids of the other documents are found. */
const lists = ['models', 'vendors', 'boards'] as const;

describe('the data as the site serves them', () => {
  let site: Site;
  let openApi: Json;
  let validate: Validator;

  beforeAll(async () => {
    site = await serveSite();
    openApi = await read('/api/v1/openapi.json');
    validate = toValidator(openApi);
  });

  afterAll(() => {
    site.stop();
  });

  async function read(path: string): Promise<Json> {
    const answer = await fetch(site.origin + path);
    expect(answer.status, path).toBe(200);
    expect(answer.headers.get('content-type'), path).toMatch(/^application\/json/);
    return (await answer.json()) as Json;
  }

  it('are at every address that the OpenAPI document names, and follow it', async () => {
    const paths = openApi['paths'] as Record<
      string,
      { get: { responses: { '200': { content: Record<string, { schema: { $ref?: string } }> } } } }
    >;
    // The others are those of the vote API, which asks for a database.
    const files = Object.entries(paths).filter(([path]) => path.startsWith('/api/v1/'));
    expect(files).toHaveLength(jsonPaths.length + 1);
    const ids = Object.fromEntries(
      await Promise.all(
        lists.map(async (list) => {
          const document = await read(`/api/v1/${list}.json`);
          const records = [document[list], document['external'] ?? []].flat() as { id: string }[];
          return [list, records.map(({ id }) => id)] as const;
        }),
      ),
    );
    let checked = 0;
    for (const [pattern, { get }] of files) {
      const reference = get.responses['200'].content['application/json']?.schema.$ref;
      if (reference === undefined) continue;
      const list = lists.find((name) => pattern.startsWith(`/api/v1/${name}/`));
      const addresses =
        list === undefined ? [pattern] : ids[list]!.map((id) => pattern.replace('{id}', id));
      for (const address of addresses) {
        expect(validate(reference.split('/').at(-1)!, await read(address)), address).toEqual([]);
        checked += 1;
      }
    }
    const records = lists.reduce((sum, list) => sum + ids[list]!.length, 0);
    expect(checked).toBe(records + jsonPaths.filter(({ path }) => !path.includes('{')).length);
  });

  it('have the capability table with a row for each model', async () => {
    const answer = await fetch(`${site.origin}/api/v1/capabilities.csv`);
    expect(answer.headers.get('content-type')).toMatch(/^text\/csv/);
    const lines = (await answer.text()).trim().split('\r\n');
    const { models } = await read('/api/v1/models.json');
    expect(lines).toHaveLength(1 + (models as unknown[]).length);
    expect(lines[0]).toMatch(/^model,vendor,name,as_of,licence,/);
  });

  it('are announced to programs: robots.txt leads to a sitemap of all pages, llms.txt to pages that exist', async () => {
    const textOf = async (path: string): Promise<string> => {
      const answer = await fetch(new URL(new URL(path, site.origin).pathname, site.origin));
      expect(answer.status, path).toBe(200);
      return answer.text();
    };
    const [, index] = /^Sitemap: (.+)$/m.exec(await textOf('/robots.txt'))!;
    expect(await textOf('/sitemap.xml')).toBe(await textOf(index!));
    const [, first] = /<loc>(.+?)<\/loc>/.exec(await textOf(index!))!;
    const pages = await textOf(first!);
    for (const path of ['/data/', '/models/runway-gen-4-5/', '/boards/video-bench-2025/']) {
      expect(pages).toContain(`${path}</loc>`);
    }
    const links = [...(await textOf('/llms.txt')).matchAll(/\]\(([^){]+)\)/g)].map(
      ([, url]) => url!,
    );
    expect(links.length).toBeGreaterThan(100);
    for (const link of links) await textOf(link);
  });

  it('are described inside the pages by JSON that can be read', async () => {
    const describedIn = async (path: string): Promise<Json> => {
      const html = await (await fetch(site.origin + path)).text();
      const [, text] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)!;
      return JSON.parse(text!) as Json;
    };
    expect((await describedIn('/data/'))['@type']).toBe('Dataset');
    expect((await describedIn('/boards/video-bench-2025/'))['isBasedOn']).toBe(
      'https://github.com/Video-Bench/Video-Bench',
    );
    const list = await describedIn('/models/');
    expect(list['itemListElement']).toHaveLength(list['numberOfItems'] as number);
  });
});
