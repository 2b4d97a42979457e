import * as fc from 'fast-check';
import type { Token } from 'marked';
import { describe, expect, test } from 'vitest';
import { maskMath } from '../../lib/core/mask-math.ts';
import { lexMarkdown } from '../../lib/exchange/lex-markdown.ts';
import { findPlace, openNote, placeOf } from '../../lib/library/note-anchor.ts';

/** Addresses of the links of a text, as a preview finds them. */
function linksOf(text: string): string[] {
  const hrefs: string[] = [];
  const walk = (tokens: readonly Token[]): void => {
    for (const token of tokens) {
      if (token.type === 'link') hrefs.push(String(token['href']));
      if ('tokens' in token && token.tokens) walk(token.tokens);
      // A quote may begin like a list.
      if ('items' in token) walk(token['items'] as Token[]);
    }
  };
  walk(lexMarkdown(maskMath(text).masked));
  return hrefs;
}

const anchors = fc.oneof(
  fc.constantFrom('section-limitations', 'section-findings', 'section-guide'),
  fc.nat(60).map((id) => `sentence-${id}`),
);

describe('a place a note speaks of', () => {
  test('is a quote that ends with a link, plain in any editor of Markdown', () => {
    expect(openNote({ anchor: 'section-limitations', label: '§ Limitations' })).toBe(
      '> [§ Limitations](#section-limitations)\n\n',
    );
    expect(openNote({ anchor: 'sentence-4', label: 'sentence 4', quote: 'Lift is\n kept for $12$ s.' })).toBe(
      '> Lift is kept for $12$ s. [sentence 4](#sentence-4)\n\n',
    );
  });

  test('is found again, whatever is quoted, labelled and written around it', () => {
    const words = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.stringMatching(/^[ab$`[\]()\\<>*_!\n#]{0,30}$/),
    );
    fc.assert(
      fc.property(anchors, words, words, fc.stringMatching(/^[a-z $`\n]{0,40}$/), (anchor, label, quote, after) => {
        const line = openNote({ anchor, label: `§ ${label}`, quote });
        expect(line.trimEnd()).not.toContain('\n');
        const note = `Before.\n\n${line}${after}`;
        expect(linksOf(note)).toContain(`#${anchor}`);
        expect(linksOf(note).flatMap((href) => placeOf(href) ?? [])).toContain(anchor);
        expect(note.slice(0, findPlace(note, anchor))).toMatch(new RegExp(`\\(#${anchor}\\)$`));
      }),
    );
  });

  test('no other address is one', () => {
    for (const href of ['#', '#fragment', 'https://a.example/#section-x', '#section-"]', 'javascript:alert(1)', '']) {
      expect(placeOf(href)).toBeNull();
    }
    expect(findPlace('Nothing here.', 'section-x')).toBe(-1);
    expect(findPlace('[x](#section-xy)', 'section-x')).toBe(-1);
  });
});
