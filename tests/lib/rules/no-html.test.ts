import { describe, expect, it } from 'vitest';
import { noHtml } from '../../../src/lib/rules/no-html.ts';
import { aContext, anEntry } from '../../content-builders.ts';

const check = (body: string) => noHtml.check(anEntry({ body, bodyLine: 20 }), aContext());

describe('noHtml', () => {
  it.each([
    'Plain *Markdown* with [a link](https://studio.example).',
    '5 < 10 and 10 > 5',
    'x <3 y',
    '&lt;b&gt;',
    '> A quotation',
    '',
  ])('lets %j pass', (body) => {
    expect(check(body)).toEqual([]);
  });

  it.each([
    '<script>alert(1)</script>',
    '<IMG src=x onerror=alert(1)>',
    'text <b>bold</b>',
    '</div>',
    '<!-- a comment -->',
    '<?php ?>',
    '<svg/onload=alert(1)>',
    '<a\nhref="https://x.example">',
  ])('finds %j', (body) => {
    expect(check(body)).toHaveLength(1);
  });

  it('says on which line of the file, with the line itself, cut after 40 characters', () => {
    expect(check(`One.\n  <p>${'x'.repeat(50)}\nThree.`)).toEqual([
      {
        field: [],
        line: 21,
        found: `HTML in the text ("<p>${'x'.repeat(37)}")`,
        wanted: 'plain Markdown; write \\< for the sign itself',
      },
    ]);
  });

  it('lets the sign pass that is written as the message says', () => {
    expect(check('Written \\<b> here.')).toEqual([]);
  });
});
