import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FullText } from '../../lib/fulltext/full-text.ts';
import { readHtmlText } from '../../lib/fulltext/html-text.ts';
import { Mutator, mutations } from '../arxiv/mutate.ts';
import { parseHtml } from '../fixtures/arxiv/parse-html.ts';
import { renderSampleHtml } from '../fixtures/fulltext/sample-html.ts';
import { SAMPLE_PAPER } from '../fixtures/fulltext/sample-paper.ts';

/** A page of which some elements have lost an attribute, or their place around what they hold. */
interface Loss {
  kind: 'class' | 'alttext' | 'id' | 'display' | 'unwrap' | 'move';
  at: number;
  to: number;
}

const losses: fc.Arbitrary<Loss[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('class', 'alttext', 'id', 'display', 'unwrap', 'move'),
    at: fc.nat(),
    to: fc.nat(),
  }),
  { minLength: 1, maxLength: 12 },
);

/** Known for what they are by nothing else than these. */
const NO_TEXT = 'annotation, annotation-xml, .ltx_ERROR';

/** The way back of one loss. */
function loseOne(element: Element, target: Element, kind: Loss['kind']): () => void {
  const { parentNode, nextSibling } = element;
  if (kind === 'unwrap') {
    const children = [...element.childNodes];
    element.replaceWith(...children);
    return () => {
      parentNode?.insertBefore(element, nextSibling);
      element.append(...children);
    };
  }
  if (kind === 'move') {
    if (!element.contains(target)) target.append(element);
    return () => void parentNode?.insertBefore(element, nextSibling);
  }
  const value = element.getAttribute(kind);
  element.removeAttribute(kind);
  return () => {
    if (value !== null) element.setAttribute(kind, value);
  };
}

/** Damages a document in place: parsing it anew each time would cost too much. */
function lose(document: Document, list: readonly Loss[]): () => void {
  const back: (() => void)[] = [];
  for (const { kind, at, to } of list) {
    const elements = [...document.querySelectorAll('article *')].filter((one) => !one.closest(NO_TEXT));
    const element = elements[at % Math.max(elements.length, 1)];
    const target = elements[to % Math.max(elements.length, 1)];
    if (element && target) back.unshift(loseOne(element, target, kind));
  }
  return () => {
    for (const step of back) step();
  };
}

/** Whatever else is damaged: formulas stand between dollar signs, and nothing is read out of their annotations. */
function isSound(fullText: FullText | null): boolean {
  const blocks = (fullText?.sections ?? []).flatMap((section) => section.blocks);
  return blocks.every(({ text }) => {
    const words = text.replace(/\$\$[^$]*\$\$|\$[^$]*\$/g, ' ');
    const isTidy = text === text.trim() && !/[^\S\n ]| {2}/.test(text);
    return text !== '' && isTidy && !/\\[a-zA-Z]+|italic_|POSTSUBSCRIPT|superscript/.test(words);
  });
}

describe('a damaged full text', () => {
  it.each(['2026', '2023'] as const)('is read without failing in the scaffold of %s', (scaffold) => {
    const document = parseHtml(renderSampleHtml(SAMPLE_PAPER, { scaffold }));
    const whole = readHtmlText(document);
    const mutator = new Mutator(document);
    let changed = 0;
    const property = fc.property(mutations, (list) => {
      mutator.apply(list);
      const fullText = readHtmlText(document);
      mutator.undo();
      if (JSON.stringify(fullText) !== JSON.stringify(whole)) changed += 1;
      return isSound(fullText);
    });
    expect(fc.check(property, { numRuns: 300 })).toMatchObject({ failed: false });
    expect(readHtmlText(document)).toEqual(whole);
    expect(changed).toBeGreaterThan(100);
  });

  it('is read without failing when classes, attributes and elements are lost', () => {
    const document = parseHtml(renderSampleHtml(SAMPLE_PAPER, { scaffold: '2023' }));
    const whole = readHtmlText(document);
    const property = fc.property(losses, (list) => {
      const restore = lose(document, list);
      const fullText = readHtmlText(document);
      restore();
      return isSound(fullText);
    });
    expect(fc.check(property, { numRuns: 300 })).toMatchObject({ failed: false });
    expect(readHtmlText(document)).toEqual(whole);
  }, 60_000);

  it('is read when it breaks off anywhere', () => {
    const html = renderSampleHtml(SAMPLE_PAPER);
    const ends = [...html.matchAll(/>/g)].map(({ index }) => index + 1);
    const property = fc.property(fc.constantFrom(...ends), (end) =>
      isSound(readHtmlText(parseHtml(html.slice(0, end)))),
    );
    expect(fc.check(property, { numRuns: 25 })).toMatchObject({ failed: false });
  });
});
