import { describe, expect, it } from 'vitest';
import { composeAccents, readGlyphs } from '../../lib/fulltext/pdf-glyphs.ts';

describe('readGlyphs', () => {
  it.each([
    ['ﬁnd the ﬂow of eﬀort, oﬃce and baﬄe', 'find the flow of effort, office and baffle'],
    ['a\u00A0b\u2009c\nd', 'a b c d'],
    ['𝑥 ∈ 𝐑', 'x ∈ R'],
    ['state‐of‑the', 'state-of-the'],
    ['a\u0000b\uE012c\uFFFDd\u200B', 'abcd'],
    ['soft\u00AD', 'soft\u00AD'],
  ])('%j', (text, expected) => {
    expect(readGlyphs(text)).toBe(expected);
  });
});

describe('composeAccents', () => {
  it.each([
    ['Erd˝os', 'Erdős'],
    ['Poincar´e and G¨odel', 'Poincaré and Gödel'],
    ['na¨ıve', 'naïve'],
    ['Fran¸cois', 'François'],
    ['Franc¸ois', 'François'],
    ['˜x and ¯b', '˜x and ¯b'],
    ['http://a.org/˜name', 'http://a.org/˜name'],
    ['e\u0301', 'é'],
  ])('%j', (text, expected) => {
    expect(composeAccents(text)).toBe(expected);
  });
});
