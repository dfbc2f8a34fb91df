/** Ways in which a content file goes wrong, by accident or by design, each made by a seed. */

/** A number from 0 up to, not including, the limit. */
export type Draw = (limit: number) => number;

/** Draws that are the same for the same seed (mulberry32). */
export function drawFrom(seed: number): Draw {
  let state = seed | 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

/** What code that ran by mistake would leave behind. */
const trace = 'globalThis.matchcutRan=true';

const one = <Item>(draw: Draw, items: readonly Item[]): Item => items[draw(items.length)]!;

/** Values that stand where another type was meant, or no value that anybody would write. */
const oddValues: readonly string[] = [
  'null',
  '~',
  'true',
  '{}',
  '[]',
  '-0',
  '.nan',
  '.inf',
  '1e999',
  '0o17',
  '0xffffffffffffffffffff',
  '9'.repeat(400),
  '2026-02-30',
  '12:30:45',
  '""',
  '"\\u0000\\ud800"',
  '"\\u202Egnp.exe"',
  '? [a, b] : c',
  '!!binary aGVsbG8=',
  '!!set {a, b}',
  '!<tag:yaml.org,2002:js/function> "function(){}"',
  `!!js/function 'function(){${trace}}'`,
  '>-\n    folded\n    text',
  `${'['.repeat(2_000)}${']'.repeat(2_000)}`,
  `${'{a: '.repeat(300)}1${'}'.repeat(300)}`,
  'x'.repeat(100_000),
  `[${'1, '.repeat(5_000)}1]`,
];

const hostileTexts: readonly string[] = [
  `<script>${trace}</script>`,
  `<img src=x onerror="${trace}">`,
  `<svg/onload=${trace}>`,
  `</p><iframe srcdoc='<script>${trace}</script>'>`,
  `"><a href="javascript:${trace}">x</a>`,
  `[x](javascript:${trace})`,
  `![x](data:text/html,<script>${trace}</script>)`,
  `<javascript:${trace}>`,
  `[x]: javascript:${trace}\n\n[x]`,
  `&lt;script&gt;${trace}&lt;/script&gt;`,
  `&#60;script&#62;${trace}&#60;/script&#62;`,
  `\\<script>${trace}\\</script>`,
  '<!-- -->',
  '{{constructor.constructor("return this")()}}',
  `\${${trace}}`,
  `{${trace}}`,
  `<style>*{display:none}</style>`,
  `\`\`\`html\n<script>${trace}</script>\n\`\`\``,
  `https://evil.example www.evil.example someone@evil.example`,
  `# <b>x</b>\n\n| <i> |\n| --- |\n| <u> |`,
  `import x from 'y'\n\nexport const z = <b>${trace}</b>`,
];

const fences: readonly string[] = [
  '---js',
  '---javascript',
  '--- js',
  '---json',
  '---coffee',
  '---toml',
  '----',
  '+++',
  '---\u0000',
  ';;;',
  '',
];

const nameTricks: readonly string[] = [
  '__proto__: { polluted: true }',
  'constructor: { prototype: { polluted: true } }',
  'toString: 1',
  'hasOwnProperty: 1',
  '"": 1',
  '? { a: 1 }\n: 2',
  '1: 2',
  '<<: { name: merged }',
];

/** A kind of mutation: the same file and draw always give the same. */
type Mutation = (text: string, draw: Draw) => string;

export const mutations: Readonly<Record<string, Mutation>> = {
  byte: (text, draw) => {
    const bytes = Buffer.from(text);
    for (let count = 1 + draw(4); count > 0; count -= 1) bytes[draw(bytes.length)] = draw(256);
    return bytes.toString('utf8');
  },
  cut: (text, draw) => text.slice(0, draw(text.length)),
  hole: (text, draw) => {
    const start = draw(text.length);
    return text.slice(0, start) + text.slice(start + 1 + draw(200));
  },
  echo: (text, draw) => {
    const start = draw(text.length);
    const part = text.slice(start, start + 1 + draw(400));
    return text.slice(0, start) + part + text.slice(start);
  },
  sign: (text, draw) => {
    const at = draw(text.length);
    const sign = one(draw, [
      '\t',
      '\u0000',
      '\uFEFF',
      '\r',
      '\u2028',
      ':',
      '- ',
      '#',
      '{',
      '"',
      "'",
      '|',
      '%',
      '&',
      '*',
      '!',
    ]);
    return text.slice(0, at) + sign + text.slice(at);
  },
  'line ends': (text, draw) => text.replaceAll('\n', one(draw, ['\r\n', '\r', '\u2028', '\n\n'])),
  'swapped lines': (text, draw) => {
    const lines = text.split('\n');
    const [first, second] = [draw(lines.length), draw(lines.length)];
    [lines[first], lines[second]] = [lines[second]!, lines[first]!];
    return lines.join('\n');
  },
  'line twice': (text, draw) => onLine(text, draw, (line) => `${line}\n${line}`),
  'line lost': (text, draw) => onLine(text, draw, () => ''),
  indent: (text, draw) =>
    onLine(text, draw, (line) => one(draw, ['  ', ' ', '\t', '      ']) + line),
  outdent: (text, draw) => onLine(text, draw, (line) => line.trimStart()),
  value: (text, draw) =>
    onLine(text, draw, (line) =>
      line.replace(/(^\s*[\w-]+:|value:|seen:|amount:|note:).*/, `$1 ${one(draw, oddValues)}`),
    ),
  'value inside': (text, draw) =>
    onLine(text, draw, (line) => line.replace(/: [^,{}]+([,}])/, `: ${one(draw, oddValues)}$1`)),
  alias: (text, draw) =>
    onLine(
      onLine(text, draw, (line) => line.replace(/: /, ': &a ')),
      draw,
      (line) => line.replace(/: .*/, ': *a'),
    ),
  'alias bomb': (text, draw) => {
    const bomb = Array.from({ length: 12 }, (_, level) =>
      level === 0
        ? 'b0: &b0 [x, x]'
        : `b${level}: &b${level} [*b${level - 1}, *b${level - 1}, *b${level - 1}]`,
    ).join('\n');
    return insertLine(text, draw, bomb);
  },
  'itself inside': (text, draw) => insertLine(text, draw, 'loop: &loop { again: *loop }'),
  name: (text, draw) => insertLine(text, draw, one(draw, nameTricks)),
  fence: (text, draw) => text.replace(/^---/, one(draw, fences)),
  'code as front matter': (text, draw) =>
    `${one(draw, ['---js', '---javascript', '---coffee', '---cson'])}\n${trace}\nmodule.exports = {}\n---\n${text}`,
  'second document': (text, draw) =>
    insertLine(
      text,
      draw,
      one(draw, ['---', '...', '--- !!map', '%YAML 1.1', '%TAG ! tag:x,2026:']),
    ),
  'hostile body': (text, draw) => `${text}\n\n${one(draw, hostileTexts)}\n`,
  'hostile value': (text, draw) =>
    onLine(text, draw, (line) =>
      line.replace(
        /(text|note|summary|title|publisher|name): .*?(, \w+:| }|$)/,
        (_, key: string, rest: string) =>
          `${key}: ${JSON.stringify(one(draw, hostileTexts))}${rest}`,
      ),
    ),
  'hostile address': (text, draw) =>
    onLine(text, draw, (line) =>
      line.replace(
        /url: \S+/,
        `url: ${one(draw, ['javascript:alert(1)', 'data:text/html,x', '"https://x.example/\\"><script>"', 'https://x.example/<script>', 'http://', '//x.example', 'file:///etc/passwd'])}`,
      ),
    ),
};

function onLine(text: string, draw: Draw, change: (line: string) => string): string {
  const lines = text.split('\n');
  // A line that the change does something to, if a few tries find one.
  for (let tries = 0; tries < 12; tries += 1) {
    const at = draw(lines.length);
    const changed = change(lines[at]!);
    if (changed === lines[at]) continue;
    lines[at] = changed;
    break;
  }
  return lines.join('\n');
}

function insertLine(text: string, draw: Draw, line: string): string {
  const lines = text.split('\n');
  lines.splice(1 + draw(Math.max(lines.length - 1, 1)), 0, line);
  return lines.join('\n');
}
