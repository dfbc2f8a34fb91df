/** A piece of an excerpt. */
export interface MarkedPart {
  readonly text: string;
  readonly isMatch: boolean;
}

/**
 * Takes an excerpt apart in which matches stand between `<mark>` and `</mark>` and everything else
 * is escaped: `a <mark>b</mark> &lt;c` -> `a `, match `b`, ` <c`. What comes out is text, whatever
 * went in.
 */
export function splitMarked(html: string): MarkedPart[] {
  return html
    .split(/(<mark>.*?<\/mark>)/s)
    .filter((part) => part !== '')
    .map((part) => {
      const inside = /^<mark>(.*)<\/mark>$/s.exec(part)?.[1];
      return { text: unescapeHtml(inside ?? part), isMatch: inside !== undefined };
    });
}

const characters: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#x27;': "'",
  '&amp;': '&',
};

function unescapeHtml(html: string): string {
  return html.replace(/&(lt|gt|quot|#39|#x27|amp);/g, (escaped) => characters[escaped] ?? escaped);
}
