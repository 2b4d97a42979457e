import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyMark } from '../../lib/library/mark.ts';
import { LONGEST_TAG, MOST_TAGS, tidyTag } from '../../lib/core/tag-name.ts';
import { applyTags, countTags } from '../../lib/library/reader-tags.ts';
import { schemas } from '../../lib/messaging/schemas.ts';

const NOW = '2026-01-27T08:00:00.000Z';
const blank = emptyMark('2601.00001');
const namesOf = (mark: typeof blank): string[] => (mark.tags ?? []).map(({ name }) => name);

describe('tags of the reader’s own', () => {
  test('are trimmed, of one line, and in one form of each letter', () => {
    expect(tidyTag('  to\n cite ')).toBe('to cite');
    expect(tidyTag('re\u0301sume\u0301')).toBe('résumé');
    expect(tidyTag(' \t\u0000 ')).toBeNull();
    expect(tidyTag('待复现')).toBe('待复现');
    expect(tidyTag('x'.repeat(LONGEST_TAG + 1))).toBeNull();
  });

  test('whatever is typed, what is kept of it is let through as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const name = tidyTag(typed);
        if (name === null) return;
        expect(tidyTag(name)).toBe(name);
        const sent = { arxivIds: ['2601.00001'], add: [name] };
        expect(schemas.tagPapers.data.parse(sent)).toEqual(sent);
      }),
    );
  });

  test('a message with a tag that cannot be seen, is empty or too long is refused', () => {
    for (const name of ['', '   ', 'a\u0007b', 'a\nb', '\ud800', 'x'.repeat(LONGEST_TAG + 1)]) {
      expect(schemas.tagPapers.data.safeParse({ arxivIds: ['2601.00001'], add: [name] }).success).toBe(false);
    }
  });

  test('a tag given twice keeps its first time; one that is taken leaves the others', () => {
    const tagged = applyTags(blank, { add: ['a', 'b'] }, NOW);
    expect(applyTags(tagged, { add: ['a'] }, '2026-02-01T00:00:00.000Z')).toEqual(tagged);
    expect(namesOf(applyTags(tagged, { remove: ['a'] }, NOW))).toEqual(['b']);
    expect(applyTags(tagged, { remove: ['a', 'b'] }, NOW)).toEqual(blank);
  });

  test('never twice the same, never more than a paper takes, and taking undoes giving', () => {
    const names = fc.array(fc.integer({ min: 1, max: 40 }).map(String), { maxLength: 40 });
    fc.assert(
      fc.property(names, names, (first, second) => {
        const given = namesOf(applyTags(applyTags(blank, { add: first }, NOW), { add: second }, NOW));
        expect(new Set(given).size).toBe(given.length);
        expect(given.length).toBe(Math.min(MOST_TAGS, new Set([...first, ...second]).size));
        expect(applyTags(applyTags(blank, { add: first }, NOW), { remove: first }, NOW)).toEqual(blank);
      }),
    );
  });

  test('are counted by paper, the commonest first', () => {
    const marks = [['b', 'a'], ['b'], [], ['c']].map((add) => applyTags(blank, { add }, NOW));
    expect(countTags(marks)).toEqual([
      { name: 'b', papers: 2 },
      { name: 'a', papers: 1 },
      { name: 'c', papers: 1 },
    ]);
  });
});
