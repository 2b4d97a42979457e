import { describe, expect, it } from 'vitest';
import { orderCategories, parseSubjects, saysWithdrawn } from '../../lib/arxiv/subjects.ts';

describe('parseSubjects', () => {
  it('reads the ids of a subjects line, in order and once', () => {
    expect(
      parseSubjects(
        'Robotics (cs.RO); Mathematical Physics (math-ph); Superconductivity (cond-mat.supr-con); Robotics (cs.RO)',
      ),
    ).toEqual(['cs.RO', 'math-ph', 'cond-mat.supr-con']);
  });

  it('takes no other bracket for an id', () => {
    expect(parseSubjects('Physics (general) of things; Astrophysics (astro-ph)')).toEqual(['astro-ph']);
  });
});

describe('orderCategories', () => {
  it('puts the primary first', () => {
    expect(orderCategories('cs.CV', ['cs.AI', 'cs.CV'])).toEqual(['cs.CV', 'cs.AI']);
    expect(orderCategories(null, ['cs.AI'])).toEqual(['cs.AI']);
  });
});

describe('saysWithdrawn', () => {
  it.each([
    'This paper has been withdrawn by the author',
    'This submission has been withdrawn by arXiv administrators',
  ])('hears %j', (text) => {
    expect(saysWithdrawn(text)).toBe(true);
  });

  it.each(['12 pages', 'We withdraw electrons from a dot', null])('does not hear it in %j', (text) => {
    expect(saysWithdrawn(text)).toBe(false);
  });
});
