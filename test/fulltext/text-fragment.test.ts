import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countWords } from '../../lib/fulltext/full-text.ts';
import { numberSentences } from '../../lib/fulltext/number-sentences.ts';
import { passageUrl } from '../../lib/fulltext/text-fragment.ts';
import { splitSentences } from '../../lib/reader/sentences.ts';
import { parseHtml } from '../fixtures/arxiv/parse-html.ts';
import { renderSampleHtml } from '../fixtures/fulltext/sample-html.ts';
import { SAMPLE_PAPER } from '../fixtures/fulltext/sample-paper.ts';
import { sampleSections } from './sample-text.ts';

const SIGNS = Array.from('aZ9é,-&=#%+?/;:~().’“李𝛼');
const PREFIX = 'https://arxiv.org/html/2611.04321v2#:~:text=';

/** The terms of a directive, as a browser reads them: cut at signs of its own, then decoded. */
function termsOf(url: string | null): string[] {
  if (url === null || !url.startsWith(PREFIX)) throw new Error(`no address of a passage: ${url}`);
  const directive = url.slice(PREFIX.length);
  expect(directive).toMatch(/^[^&-]+$/);
  return directive.split(',').map(decodeURIComponent);
}

const terms = (sentence: string): string[] => termsOf(passageUrl('2611.04321v2', sentence));

/** What the page shows: no annotations, no notes. */
function shownText(): string {
  const document = parseHtml(renderSampleHtml(SAMPLE_PAPER));
  for (const node of document.querySelectorAll('annotation, .ltx_note')) node.remove();
  return (document.querySelector('article')?.textContent ?? '').replace(/\s+/g, ' ');
}

describe('passageUrl', () => {
  it('names a short sentence whole, and a long one by its ends', () => {
    expect(passageUrl('2611.04321v2', 'The clock needs little room.')).toBe(
      'https://arxiv.org/html/2611.04321v2#:~:text=The%20clock%20needs%20little%20room.',
    );
    expect(terms('A library that opens at nine is asked for its opening hours at a quarter to nine.')).toEqual([
      'A library that opens at nine',
      'hours at a quarter to nine.',
    ]);
  });

  it('keeps the slash of an old identifier', () => {
    expect(passageUrl('math/0309136v1', 'Three words here')).toBe(
      'https://arxiv.org/html/math/0309136v1#:~:text=Three%20words%20here',
    );
  });

  it('encodes the signs a directive is written with', () => {
    const url = passageUrl('2611.04321v2', 'Well-known rules, e.g. Farrow & Tan, at 5% – “quoted”');
    expect(url).toContain('Well%2Dknown%20rules%2C%20e.g.%20Farrow%20%26%20Tan%2C%20at%205%25%20%E2%80%93');
    expect(termsOf(url)).toEqual(['Well-known rules, e.g. Farrow & Tan, at 5% – “quoted”']);
  });

  it.each([
    [
      'We set $k$ to the number of groups, and $n$ to that of all entries in them.',
      ['to the number of groups, and', 'that of all entries in them.'],
    ],
    [
      'The $n$th of all the entries $x$-axis included goes first ($i=0$).',
      ['of all the entries', 'included goes first'],
    ],
    ['我们提出一种方法。', ['我们提出一种方法。']],
    ['It took 10^5 steps of the plain rule.', ['steps of the plain rule.']],
    ['A ticket is $5 and a return is $9 only.', ['A ticket is', 'and a return is']],
  ])('chooses words that the page shows as they are: %s', (sentence, expected) => {
    expect(terms(sentence)).toEqual(expected);
  });

  it.each(['$$a=b.$$', 'Let $x$ be in $X$.', 'Two words', '', '12.3 | 45', '— … —'])('is null for %j', (sentence) => {
    expect(passageUrl('2611.04321v2', sentence)).toBeNull();
  });

  it('names passages that are on the page, their ends in order', () => {
    const shown = shownText();
    const sentences = numberSentences(sampleSections(SAMPLE_PAPER), splitSentences);
    const found = sentences.filter(({ text }) => passageUrl('2611.04321v2', text) !== null);
    for (const { text } of found) {
      const [start = '', end = ''] = terms(text);
      const at = shown.indexOf(start);
      expect(at, text).toBeGreaterThanOrEqual(0);
      expect(shown.indexOf(end, at + start.length), text).toBeGreaterThanOrEqual(0);
    }
    expect(found.length / sentences.length).toBeGreaterThan(0.85);
  });

  it('brings any words back as they were', () => {
    const word = fc.string({ unit: fc.constantFrom(...SIGNS), minLength: 1, maxLength: 8 });
    const property = fc.property(fc.array(word, { maxLength: 30 }), (words) => {
      const url = passageUrl('2611.04321v2', words.join(' '));
      const worded = countWords(words.filter((one) => /[\p{L}\p{N}]/u.test(one)).join(' '));
      if (url === null) return worded < 3;
      const [start = '', end = ''] = termsOf(url);
      const at = words.join(' ').indexOf(start);
      return worded >= 3 && at >= 0 && words.join(' ').includes(end, at);
    });
    expect(fc.check(property, { numRuns: 500 })).toMatchObject({ failed: false });
  });

  it('never throws on text that is no text', () => {
    expect(passageUrl('2611.04321v2', 'Half a pair \ud835 is left')).toContain('%EF%BF%BD');
  });
});
