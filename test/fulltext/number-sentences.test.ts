import { describe, expect, it } from 'vitest';
import { numberSentences } from '../../lib/fulltext/number-sentences.ts';
import { splitSentences } from '../../lib/reader/sentences.ts';
import { SAMPLE_PAPER } from '../fixtures/fulltext/sample-paper.ts';
import { sampleSections } from './sample-text.ts';

const sections = sampleSections(SAMPLE_PAPER);

describe('numberSentences', () => {
  it('counts through sections and blocks from 1', () => {
    const sentences = numberSentences(sections, splitSentences);
    expect(sentences.map(({ id }) => id)).toEqual(sentences.map((_, index) => index + 1));
    expect(sentences[0]).toEqual({
      id: 1,
      section: 0,
      block: 0,
      text: 'Caches that serve people see the same days again and again, yet most eviction rules forget a request as soon as it has aged.',
    });
    const places = sentences.map(({ section, block }) => section * 1000 + block);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('has every block’s words, each once', () => {
    const sentences = numberSentences(sections, splitSentences);
    for (const [section, { blocks }] of sections.entries()) {
      for (const [block, { text }] of blocks.entries()) {
        const own = sentences.filter((sentence) => sentence.section === section && sentence.block === block);
        expect(own.map((sentence) => sentence.text).join(' ')).toBe(text);
      }
    }
  });

  it('takes an equation or a table for one sentence, whatever stops are in it', () => {
    const blocks = [
      { type: 'paragraph' as const, text: 'One. Two.' },
      { type: 'equation' as const, text: '$$a.  B = c.$$' },
      { type: 'table' as const, text: 'Rule. | Score\nNone. | 1.5' },
      { type: 'caption' as const, text: 'A table. It is short.' },
    ];
    const numbered = numberSentences([{ title: 'Any', number: '', level: 1, kind: 'other', blocks }], splitSentences);
    expect(numbered.map(({ block, text }) => [block, text])).toEqual([
      [0, 'One.'],
      [0, 'Two.'],
      [1, '$$a.  B = c.$$'],
      [2, 'Rule. | Score\nNone. | 1.5'],
      [3, 'A table.'],
      [3, 'It is short.'],
    ]);
  });

  it('numbers nothing where nothing is', () => {
    expect(numberSentences([], splitSentences)).toEqual([]);
  });
});
