import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinAll, joinLines, Vocabulary } from '../../lib/fulltext/pdf-hyphens.ts';

/** What the paper says elsewhere. */
const vocabulary = new Vocabulary([
  'here we write pre-trained and fine-tuning and then some more',
  'a well known state-of-the-art method and a long-term one here',
  'the words cooperate and reuse and supervised and multimodal stand here',
  'a data set of a driven engine, of cache lines and of branches here',
]);

const letters = (text: string) => text.replace(/[\s\u00AD-]/g, '');

describe('joinLines', () => {
  it.each([
    // Words that the line’s end has broken
    ['the evic-', 'tion rule', 'the eviction rule'],
    ['a hyphen-', 'ation of', 'a hyphenation of'],
    ['and pro-', 'vides it', 'and provides it'],
    ['the Gauss-', 'ian noise', 'the Gaussian noise'],
    ['we co-', 'operate', 'we cooperate'],
    ['its multi-', 'modal input', 'its multimodal input'],
    ['self-super-', 'vised learning', 'self-supervised learning'],
    ['is un-', 'stable, and', 'is unstable, and'],
    ['how-', 'ever, the', 'however, the'],
    ['there-', 'fore', 'therefore'],
    ['a soft\u00AD', 'ened bound', 'a softened bound'],
    ['(e.g. maxi-', 'mal)', '(e.g. maximal)'],
    ['naï-', 'veté', 'naïveté'],
    ['much high-', 'er than', 'much higher than'],
    ['an open-', 'ing move', 'an opening move'],
    // Hyphens of the author’s
    ['state-of-the-', 'art models', 'state-of-the-art models'],
    ['state-', 'of-the-art models', 'state-of-the-art models'],
    ['a pre-', 'trained model', 'a pre-trained model'],
    ['by fine-', 'tuning it', 'by fine-tuning it'],
    ['the long-', 'term trend', 'the long-term trend'],
    ['a well-', 'known fact', 'a well-known fact'],
    ['a data-', 'driven rule', 'a data-driven rule'],
    ['the Navier-', 'Stokes equations', 'the Navier-Stokes equations'],
    ['COVID-', '19 patients', 'COVID-19 patients'],
    ['a GPT-', 'like model', 'a GPT-like model'],
    ['3D-', 'printed parts', '3D-printed parts'],
    ['an x-', 'ray image', 'an x-ray image'],
    ['the two-', 'dimensional case', 'the two-dimensional case'],
    ['pre- and post-', 'conditions', 'pre- and postconditions'],
    ['both pre-', 'and postconditions', 'both pre- and postconditions'],
    // No hyphens
    ['pages 12–', '34 of it', 'pages 12–34 of it'],
    ['so it is—', 'or seems', 'so it is—or seems'],
    ['either and/', 'or both', 'either and/or both'],
    ['x −', 'y is', 'x − y is'],
    ['a cache -', 'and not', 'a cache - and not'],
    ['the end.', 'A start', 'the end. A start'],
    ['如果', '没有', '如果没有'],
    ['', 'text', 'text'],
    ['text', '', 'text'],
  ])('%s | %s', (before, after, expected) => {
    expect(joinLines(before, after, vocabulary)).toBe(expected);
  });

  it('keeps every letter of both lines, in order', () => {
    const text = fc.stringMatching(/^[a-zA-Z0-9\u00ADé(),. -]{0,20}$/);
    const prop = fc.property(text, text, (before, after) => {
      const joined = joinLines(before, after, vocabulary);
      return letters(joined) === letters(before + after) && joined.endsWith(after);
    });
    expect(fc.check(prop, { numRuns: 2000 })).toMatchObject({ failed: false });
  });
});

describe('joinAll', () => {
  it('joins each line to what is before it', () => {
    expect(joinAll(['the evic-', 'tion of cache en-', 'tries'], vocabulary)).toBe('the eviction of cache entries');
    expect(joinAll([], vocabulary)).toBe('');
  });

  it('takes a text of many lines', () => {
    const lines = Array.from({ length: 50_000 }, () => 'a line that ends in a bro-');
    expect(joinAll([...lines, 'ken word'], vocabulary).length).toBeGreaterThan(1_000_000);
  });
});
