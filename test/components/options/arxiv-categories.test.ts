import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OFTEN_FOLLOWED, parseCategories } from '../../../components/options/arxiv-categories.ts';

describe('parseCategories', () => {
  it('takes any separator and any case, each category once', () => {
    expect(parseCategories(' cs.cv, CS.CL；cs.CV\ncond-mat.MTRL-SCI、hep-th ')).toEqual({
      categories: ['cs.CV', 'cs.CL', 'cond-mat.mtrl-sci', 'hep-th'],
      unknown: [],
    });
  });

  it('names what arXiv does not have, as typed', () => {
    expect(parseCategories('cs.ZZ, hep-th.AB, cs.CV')).toEqual({
      categories: ['cs.CV'],
      unknown: ['cs.ZZ', 'hep-th.AB'],
    });
  });

  it('knows what it suggests, and whole archives', () => {
    expect(parseCategories([...OFTEN_FOLLOWED, 'cs', 'math'].join(' ')).unknown).toEqual([]);
  });

  it('puts every word of any text on one side or the other, and reads its own answer back', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { categories, unknown } = parseCategories(text);
        expect(parseCategories(categories.join(', '))).toEqual({ categories, unknown: [] });
        for (const word of unknown) expect(text).toContain(word);
      }),
    );
  });
});
