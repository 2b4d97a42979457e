import { describe, expect, it } from 'vitest';
import { selectPapers } from '../../lib/digest/select.ts';

const graded = [
  { arxivId: 'a', sum: 4, relevance: 2 },
  { arxivId: 'b', sum: 6, relevance: 3 },
  { arxivId: 'c', sum: null, relevance: 0 },
  { arxivId: 'd', sum: 3, relevance: 2 },
  { arxivId: 'e', sum: 4, relevance: 3 },
  { arxivId: 'f', sum: 4, relevance: 2 },
];

describe('selectPapers', () => {
  it('takes the best from the threshold on, the more relevant of equals first, then in order', () => {
    expect(selectPapers(graded, { selectionThreshold: 4, selectionCount: 10 })).toEqual(['b', 'e', 'a', 'f']);
  });

  it('takes no more than so many, and none without a grade', () => {
    expect(selectPapers(graded, { selectionThreshold: 2, selectionCount: 2 })).toEqual(['b', 'e']);
    expect(selectPapers(graded, { selectionThreshold: 2, selectionCount: 50 })).not.toContain('c');
  });
});
