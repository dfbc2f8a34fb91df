import { parseYaml } from './front-matter.ts';
import type { ParsedYaml } from './front-matter.ts';

/**
 * Reads JSON as plain data with the line of each field. What is broken is one problem, at the line
 * where reading stops. JSON is YAML, whose reader then finds the fields and what stands twice. A byte
 * order mark is let through.
 */
export function parseJson(file: string, { path }: { readonly path: string }): ParsedYaml {
  const text = file.replace(/^\uFEFF/, '');
  const stop = findStop(text);
  if (stop === undefined) return parseYaml(text, { path });
  const [rest] = text.slice(stop).split('\n');
  const isAtEnd = text.slice(stop).trim() === '';
  const problem = {
    path,
    line: text.slice(0, isAtEnd ? text.trimEnd().length : stop).split('\n').length,
    field: '',
    found: isAtEnd
      ? 'JSON that ends too early'
      : `JSON that cannot be read from ${describeRest(rest!)} on`,
    wanted:
      'a comma between two values and none after the last, each bracket closed, names and texts in double quotes, no comments',
  };
  return { data: undefined, lineOf: () => 1, problems: [problem] };
}

/** How much of a line is shown of what cannot be read. */
const shownSigns = 20;

function describeRest(rest: string): string {
  if (rest.trim() === '') return 'the end of the line';
  return rest.length > shownSigns ? `${rest.slice(0, shownSigns)}...` : rest.trimEnd();
}

/**
 * Where reading stops: the end of the longest beginning that could still become JSON; undefined where
 * all of it is. `JSON.parse` names the place of some errors only, so beginnings are tried by halves.
 */
function findStop(text: string): number | undefined {
  if (judge(text) === 'whole') return undefined;
  let [sound, broken] = [0, text.length + 1];
  while (broken - sound > 1) {
    const length = (sound + broken) >> 1;
    if (judge(text.slice(0, length)) === 'broken') broken = length;
    else sound = length;
  }
  return sound;
}

/** Whether a text is JSON, could become so by further signs, or cannot. */
function judge(text: string): 'whole' | 'open' | 'broken' {
  try {
    JSON.parse(text);
    return 'whole';
  } catch (error) {
    const { message } = error as SyntaxError;
    const position = /at position (\d+)/.exec(message)?.[1];
    return /^Unexpected end|^Unterminated string/.test(message) || Number(position) === text.length
      ? 'open'
      : 'broken';
  }
}
