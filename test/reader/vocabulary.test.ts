import { describe, expect, it } from 'vitest';
import { findTags } from '../../lib/reader/tags.ts';
import { findTerm, vocabulary } from '../../lib/reader/vocabulary/index.ts';

const closest = (prefix: string) => vocabulary().filter((term) => term.areas[0]?.startsWith(prefix)).length;

describe('the vocabulary', () => {
  it('covers arXiv with at least 600 terms', () => {
    expect(vocabulary().length).toBeGreaterThanOrEqual(600);
    for (const area of ['cs.CV', 'cs.RO', 'cs.CL', 'cs.LG', 'cs.AI']) expect(closest(area)).toBeGreaterThan(30);
    for (const archive of ['eess', 'stat', 'quant-ph', 'cond-mat', 'astro-ph', 'hep', 'physics', 'math']) {
      expect(closest(archive)).toBeGreaterThan(25);
    }
  });

  it('has well-formed, unique ids and a name in both languages', () => {
    expect(new Set(vocabulary().map((term) => term.id)).size).toBe(vocabulary().length);
    for (const term of vocabulary()) {
      expect(term.id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      expect(term.name).not.toBe('');
      expect(term.zh).toMatch(/\p{Script=Han}/u);
      expect(term.areas.length).toBe(new Set(term.areas).size);
      for (const area of term.areas) expect(area).toMatch(/^[a-z]+(?:-[a-z]+)?(?:\.[A-Z]{2}|\.[a-z]+(?:-[a-z]+)?)?$/);
    }
  });

  it('claims no spelling twice', () => {
    const spellings = vocabulary().flatMap((term) =>
      [term.name, ...term.synonyms].map((spelling) => spelling.toLowerCase()),
    );
    expect(spellings.filter((spelling, index) => spellings.indexOf(spelling) !== index)).toEqual([]);
  });

  it('finds each term by each of its spellings in a title', () => {
    const lost = vocabulary().flatMap((term) =>
      [term.name, ...term.synonyms].filter((spelling) => !findTags(spelling, '', term.areas).includes(term.id)),
    );
    expect(lost).toEqual([]);
  });

  it('has parents that are terms, and none that is its own ancestor', () => {
    const ancestors = (id: string, below: readonly string[] = []): string[] =>
      below.includes(id)
        ? [id]
        : (findTerm(id)?.parents ?? []).flatMap((parent) => [parent, ...ancestors(parent, [...below, id])]);
    for (const { id, parents } of vocabulary()) {
      for (const parent of parents) expect(findTerm(parent)?.id).toBe(parent);
      expect(ancestors(id)).not.toContain(id);
    }
  });

  it('marks only spellings it has as ambiguous', () => {
    for (const { name, synonyms, ambiguous } of vocabulary())
      expect([name, ...synonyms]).toEqual(expect.arrayContaining(ambiguous));
  });

  it('finds terms by id', () => {
    expect(findTerm('gaussian-splatting')?.zh).toBe('高斯泼溅');
    expect(findTerm('no-such-term')).toBeUndefined();
  });
});
