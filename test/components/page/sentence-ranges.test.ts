// @vitest-environment happy-dom
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findSentenceRanges } from '../../../components/page/sentence-ranges.ts';
import { splitSentences } from '../../../lib/reader/sentences.ts';

function abstractOf(text: string): HTMLElement {
  const element = document.createElement('blockquote');
  const descriptor = document.createElement('span');
  descriptor.className = 'descriptor';
  descriptor.textContent = 'Abstract:';
  element.append(descriptor, text);
  document.body.replaceChildren(element);
  return element;
}

const textOf = (range: Range | undefined): string => (range ? String(range).replace(/\s+/g, ' ') : '');

test('a sentence is found where it stands, from its first letter to its last', () => {
  const element = abstractOf('We propose A.\n  It gains 3.1 points over B.  Code is free.');
  expect(textOf(findSentenceRanges(element, ['It gains 3.1 points over B.'])[0])).toBe('It gains 3.1 points over B');
});

test('formulae are passed over, typeset or not', () => {
  const sentence = 'The bound $O(n \\log n)$ holds for all $k$ at once.';
  const plain = abstractOf(`First. ${sentence} Last.`);
  expect(textOf(findSentenceRanges(plain, [sentence])[0])).toBe('The bound $O(n \\log n)$ holds for all $k$ at once');

  const typeset = abstractOf('First. The bound ');
  const glyphs = document.createElement('span');
  glyphs.className = 'MathJax';
  glyphs.textContent = 'O(nlogn)';
  const script = document.createElement('script');
  script.type = 'math/tex';
  script.textContent = 'O(n \\log n)';
  typeset.append(glyphs, script, ' holds for all ', glyphs.cloneNode(true), ' at once. Last.');
  const found = textOf(findSentenceRanges(typeset, [sentence])[0]);
  expect(found.startsWith('The bound')).toBe(true);
  expect(found.endsWith('at once')).toBe(true);
});

test('a link in the middle does not break a sentence', () => {
  const element = abstractOf('Start. See ');
  const link = document.createElement('a');
  link.textContent = 'this https URL';
  element.append(link, ' for code. End.');
  expect(textOf(findSentenceRanges(element, ['See this https URL for code.'])[0])).toBe('See this https URL for code');
});

test('what is not there has no range', () => {
  const element = abstractOf('We propose A.');
  expect(findSentenceRanges(element, ['Something else entirely.', '', '$x$'])).toEqual([]);
});

test('every sentence of any text is found, and says the same', () => {
  const words = fc.array(fc.stringMatching(/^[A-Za-z]{2,9}$/), { minLength: 3, maxLength: 9 });
  const prose = fc
    .array(words, { minLength: 1, maxLength: 6 })
    .map((list) => list.map((each) => `${each.join(' ')}.`).join(' '));
  fc.assert(
    fc.property(prose, (text) => {
      const element = abstractOf(text);
      for (const { text: sentence } of splitSentences(text)) {
        const [range] = findSentenceRanges(element, [sentence]);
        expect(textOf(range)).toBe(sentence.replace(/\W+$/, ''));
      }
    }),
    { numRuns: 50 },
  );
});
