import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Example,
  learnInterest,
  scoreInterest,
  UNSAID_WEIGHT,
} from '../../../lib/interests/learned/interest-model.ts';
import { type PaperTraits, type Terms, termOf, termsOf } from '../../../lib/interests/learned/terms.ts';

function paper(title: string, of: Partial<PaperTraits> = {}): Terms {
  return termsOf({
    title,
    abstract: null,
    authors: [],
    primaryCategory: 'cs.CV',
    categories: ['cs.CV'],
    tags: [],
    ...of,
  });
}

const starred = ['Leaf counting from shadows', 'Counting leaves in drone images', 'A data set of leaf shadows'];
const hidden = ['Traffic forecasting with graphs', 'Graph transformers for traffic', 'Forecasting demand in cities'];
const unsaid = ['Speech for robots', 'Quantum walks', 'Counting graphs', 'Lattice codes', 'Shadows of black holes'];

const as =
  (label: 1 | -1, weight: number) =>
  (title: string): Example => ({ terms: paper(title), label, weight });
const examples = [...starred.map(as(1, 1)), ...hidden.map(as(-1, 1)), ...unsaid.map(as(-1, UNSAID_WEIGHT))];
const model = learnInterest(examples);

describe('what is learned from stars and hides', () => {
  test('a paper like the starred ones stands above one like the hidden ones, and says why', () => {
    const near = scoreInterest(model, paper('Counting leaf shadows at dusk'));
    const far = scoreInterest(model, paper('Traffic graphs at dusk'));
    expect(near.margin).toBeGreaterThan(far.margin);
    expect(near.reasons.map(({ text }) => text)).toContain('leaf');
    expect(far.reasons).not.toContainEqual({ kind: 'word', text: 'traffic' });
  });

  test('the same examples give the same model', () => {
    expect(learnInterest(examples)).toEqual(model);
  });

  test('terms that only unmarked papers have are not kept', () => {
    expect(Object.keys(model.weights)).not.toContain('word:quantum');
  });

  test('a tag that all starred papers share outweighs words they do not', () => {
    const tagged = starred.map(
      (_, i): Example => ({ terms: paper(`Title ${'abc'[i]}${'xyz'[i]}qq`, { tags: ['plant'] }), label: 1, weight: 1 }),
    );
    const learned = learnInterest([...tagged, ...examples.slice(3)]);
    const [strongest] = scoreInterest(learned, paper('Nothing known', { tags: ['plant'] })).reasons;
    expect(strongest).toEqual({ kind: 'tag', text: 'plant' });
  });

  test('names every object has are terms like any other', () => {
    const odd = learnInterest([{ terms: paper('constructor toString valueOf'), label: 1, weight: 1 }, ...examples]);
    expect(scoreInterest(odd, paper('hasOwnProperty constructor')).margin).not.toBeNaN();
  });

  test('whatever the papers, margins are numbers and reasons are terms of the paper', () => {
    const terms = fc
      .record({
        title: fc.string(),
        abstract: fc.option(fc.string()),
        tags: fc.array(fc.string()),
        authors: fc.array(fc.string()),
      })
      .map((traits) => paper(traits.title, traits));
    const example = fc.record({
      terms,
      label: fc.constantFrom<1 | -1>(1, -1),
      weight: fc.constantFrom(1, 0.5, UNSAID_WEIGHT),
    });
    fc.assert(
      fc.property(fc.array(example, { maxLength: 20 }), terms, (some, asked) => {
        const { margin, reasons } = scoreInterest(learnInterest(some), asked);
        expect(Number.isFinite(margin)).toBe(true);
        for (const { kind, text } of reasons) expect(asked.has(`${kind}:${text}`)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('terms', () => {
  test('words and neighbours, without stop words and plurals; kinds apart', () => {
    const terms = termsOf({
      title: 'Counting the Leaves of trees',
      abstract: null,
      authors: ['Leave Osei'],
      primaryCategory: 'cs.CV',
      categories: ['cs.CV', 'cs.LG'],
      tags: ['counting'],
    });
    expect([...terms.keys()]).toEqual([
      'word:counting',
      'word:leave',
      'word:tree',
      'author:Leave Osei',
      'primary:cs.CV',
      'category:cs.CV',
      'category:cs.LG',
      'tag:counting',
    ]);
    expect(termOf('author:A: B')).toEqual({ kind: 'author', text: 'A: B' });
  });
});
