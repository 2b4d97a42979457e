import { describe, expect, it } from 'vitest';
import type { DigestClaim } from '../../lib/digest/digest.ts';
import { isFresh, markFresh, topicRates } from '../../lib/digest/topics.ts';

const before = [Array.from({ length: 40 }, (_, at) => (at === 0 ? ['old', 'tide'] : ['old']))];
const today = [['old', 'tide'], ['old', 'tide'], ['old'], ['rare']];

const claim = (...papers: string[]): DigestClaim => ({ text: '', papers });
const tagsOf = (id: string): readonly string[] => today[Number(id)] ?? [];

describe('topicRates', () => {
  it('holds the day against the days before, what grew most first', () => {
    const rates = topicRates(today, before);
    expect(rates.map(({ tag }) => tag)).toEqual(['tide', 'rare', 'old']);
    expect(rates[0]).toEqual({ tag: 'tide', count: 2, today: 0.5, before: 1 / 40 });
    expect(rates.filter(isFresh).map(({ tag }) => tag)).toEqual(['tide']);
  });

  it('says nothing where no or few papers of days before are at hand', () => {
    expect(topicRates(today, [])).toEqual([]);
    expect(topicRates(today, [[['old'], ['old']]])).toEqual([]);
  });
});

describe('markFresh', () => {
  it('marks the themes and directions most of whose papers share what was rare, and no other claim', () => {
    const sections = {
      themes: [claim('0', '1', '2'), claim('2', '3'), claim('0', '2', '3')],
      highlights: [claim('0', '1')],
      directions: [claim('0', '1')],
      reading: [],
    };
    const marked = markFresh({ sections }, tagsOf, topicRates(today, before)).sections;
    expect(marked.themes.map(({ fresh }) => fresh)).toEqual([true, undefined, undefined]);
    expect(marked.directions[0]?.fresh).toBe(true);
    expect(marked.highlights[0]?.fresh).toBeUndefined();
  });
});
