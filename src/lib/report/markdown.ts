/**
 * A text from the content as Markdown that says exactly that: no formatting, no table cell, link,
 * address, formula, mention or issue number comes out of it, on one line.
 */
export function escapeMarkdown(text: string): string {
  return (
    text
      // Line breaks, control signs and those that change the direction of reading.
      .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
      .trim()
      .replace(/[\\`*_{}[\]()<>#|~!&$]/g, '\\$&')
      .replace(/:(?=\/\/)|(?<=\bwww)\.|(?<=^\d+)[.)]|^[-+=]|(?<=\bmailto|\bxmpp):/gi, '\\$&')
      // GitHub looks for names and numbers in the finished text, where no backslash helps.
      .replace(/(?<=@)(?=\w)|(?<=#)(?=\w)|(?<=\bGH)(?=-\d)/gi, '\u2060')
  );
}

/** A link whose text and address come from the content. */
export function toLink(text: string, url: string): string {
  const address = new URL(url).href.replace(
    /[()<>[\]|\\`*_"'\s]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `[${escapeMarkdown(text)}](${address})`;
}

/** A table of cells that are Markdown already; nothing where it has no row. */
export function toTable(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''];
}
