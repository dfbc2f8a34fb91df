import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toFieldName } from '../schema/problem.ts';
import type { FieldPath, Problem } from '../schema/problem.ts';
import type { AuthoredModel } from '../schema/model.ts';
import type { AuthoredPrompt } from '../schema/prompt.ts';
import type { Entry } from './read-content.ts';

/** A file that a prompt names, and where it names it. */
interface NamedFile {
  readonly field: FieldPath;
  readonly name: string;
  readonly sha256: { readonly field: FieldPath; readonly value: string };
  /** The model that made it, whose name must not be in it. */
  readonly model: string | undefined;
}

/** A shorter name turns up in any compressed picture by chance. */
const shortestTelling = 5;

/**
 * What is wrong with the files of a prompt: one that is missing, is not the one described (by its
 * SHA-256), names its maker inside, or that the prompt does not name.
 */
export async function checkClips(
  folder: string,
  prompt: Entry<AuthoredPrompt>,
  models: readonly Entry<AuthoredModel>[],
): Promise<Problem[]> {
  const files = namedFiles(prompt.data);
  const found = await Promise.all(files.map((file) => checkFile(folder, file, models)));
  const names = files.map(({ name }) => name);
  const strays = (await readdir(folder).catch(() => [])).filter((name) => !names.includes(name));
  return [
    ...found.flat().map(({ field, ...said }) => ({
      path: prompt.path,
      line: prompt.lineOf(field),
      field: toFieldName(field),
      ...said,
    })),
    ...strays.map((name) => ({
      path: join(folder, name),
      line: 1,
      field: '',
      found: 'a file that no clip names',
      wanted: `a clip with \`file: ${name}\` in ${prompt.path}, or no such file`,
    })),
  ];
}

function namedFiles({ picture, clips }: AuthoredPrompt): NamedFile[] {
  const named = (
    at: FieldPath,
    name: string | undefined,
    sha: { key: string; value: string | undefined },
    key: string,
    model?: string,
  ): NamedFile[] =>
    name === undefined || sha.value === undefined
      ? []
      : [
          {
            field: [...at, key],
            name,
            sha256: { field: [...at, sha.key], value: sha.value },
            model,
          },
        ];
  return [
    ...named(['picture'], picture?.file, { key: 'sha256', value: picture?.sha256 }, 'file'),
    ...clips.flatMap(({ file, sha256, poster, posterSha256, model }, index) => [
      ...named(['clips', index], file, { key: 'sha256', value: sha256 }, 'file', model),
      ...named(
        ['clips', index],
        poster,
        { key: 'posterSha256', value: posterSha256 },
        'poster',
        model,
      ),
    ]),
  ];
}

async function checkFile(
  folder: string,
  { field, name, sha256, model }: NamedFile,
  models: readonly Entry<AuthoredModel>[],
): Promise<{ field: FieldPath; found: string; wanted: string }[]> {
  const bytes = await readFile(join(folder, name)).catch(() => undefined);
  if (bytes === undefined) {
    return [{ field, found: `"${name}", which is no file`, wanted: `that file in ${folder}` }];
  }
  const sum = createHash('sha256').update(bytes).digest('hex');
  if (sum !== sha256.value) {
    return [
      {
        field: sha256.field,
        found: `${sha256.value.slice(0, 12)}..., the sum of another file`,
        wanted: `${sum}, or the file that was described`,
      },
    ];
  }
  const telling = nameInside(bytes, namesOf(models.find(({ id }) => id === model)));
  return telling === undefined
    ? []
    : [
        {
          field,
          found: `a file that names its maker inside ("${telling}")`,
          wanted: `a file without metadata: ffmpeg -i ${name} -map_metadata -1 -c copy, and its new sum`,
        },
      ];
}

function namesOf(model: Entry<AuthoredModel> | undefined): string[] {
  if (model === undefined) return [];
  const { name, family, vendor } = model.data;
  return [model.id, name, family, vendor].filter(({ length }) => length >= shortestTelling);
}

/** A name that stands in a file as text, in whatever case. */
function nameInside(bytes: Buffer, names: readonly string[]): string | undefined {
  const text = bytes.toString('latin1').toLowerCase();
  return names.find((name) => text.includes(name.toLowerCase()));
}
