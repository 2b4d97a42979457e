import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderFrontMatter } from '../../lib/exchange/front-matter.ts';

test('quotes every text as JSON, one field a line', () => {
  const fields = { title: 'a: "b" # c', authors: ['x, y', 'z'], none: null, starred: true };
  expect(renderFrontMatter(fields)).toBe(
    '---\ntitle: "a: \\"b\\" # c"\nauthors: ["x, y", "z"]\nnone: null\nstarred: true\n---',
  );
});

test('any text stays one printable line and reads back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string({ unit: 'binary' })), (title, authors) => {
      const [, first = '', second = '', ...rest] = renderFrontMatter({ title, authors }).split(
        /\r\n|[\n\r\u0085\u2028\u2029]/,
      );
      expect(rest).toEqual(['---']);
      expect(JSON.parse(first.slice('title: '.length))).toBe(title);
      expect(JSON.parse(second.slice('authors: '.length))).toEqual(authors);
    }),
  );
});
