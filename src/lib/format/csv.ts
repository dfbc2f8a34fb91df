/** A cell as RFC 4180 writes it (section 2): in quotes where it holds a comma, quote or line end. */
export function quoteCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
