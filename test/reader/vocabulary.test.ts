import { describe, expect, it } from 'vitest';
import { findTags } from '../../lib/reader/tags.ts';
import { findTerm, vocabulary } from '../../lib/reader/vocabulary/index.ts';

describe('the vocabulary', () => {
  it('covers five areas with at least 200 terms', () => {
    expect(vocabulary.length).toBeGreaterThanOrEqual(200);
    for (const area of ['cs.CV', 'cs.RO', 'cs.CL', 'cs.LG', 'cs.AI']) {
      expect(vocabulary.filter((term) => term.areas[0] === area).length).toBeGreaterThan(30);
    }
  });

  it('has well-formed, unique ids and a name in both languages', () => {
    expect(new Set(vocabulary.map((term) => term.id)).size).toBe(vocabulary.length);
    for (const term of vocabulary) {
      expect(term.id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      expect(term.name).not.toBe('');
      expect(term.zh).toMatch(/\p{Script=Han}/u);
      expect(term.areas.length).toBe(new Set(term.areas).size);
      for (const area of term.areas) expect(area).toMatch(/^cs\.[A-Z]{2}$/);
    }
  });

  it('claims no spelling twice', () => {
    const spellings = vocabulary.flatMap((term) =>
      [term.name, ...term.synonyms].map((spelling) => spelling.toLowerCase()),
    );
    expect(spellings.filter((spelling, index) => spellings.indexOf(spelling) !== index)).toEqual([]);
  });

  it('finds each term by each of its spellings in a title', () => {
    const lost = vocabulary.flatMap((term) =>
      [term.name, ...term.synonyms].filter((spelling) => !findTags(spelling, '').includes(term.id)),
    );
    expect(lost).toEqual([]);
  });

  it('finds terms by id', () => {
    expect(findTerm('gaussian-splatting')?.zh).toBe('高斯泼溅');
    expect(findTerm('no-such-term')).toBeUndefined();
  });
});
