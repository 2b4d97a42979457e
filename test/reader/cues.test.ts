import { describe, expect, it } from 'vitest';
import { cuesOf } from '../../lib/reader/cues.ts';

describe('cuesOf', () => {
  it.each([
    'Existing methods suffer from drift.',
    'However, most previous approaches rely on dense labels.',
    'Yet annotating harbours remains challenging.',
    'Unfortunately, these models fail at night.',
    'Counting in fog is still largely unexplored.',
    '然而，这一问题很难。',
    '现有方法依赖大量标注。',
  ])('hears the complaint in: %s', (sentence) => {
    expect(cuesOf(sentence).complaint).toBe(true);
  });

  it.each([
    'However, we show that labels are not needed.',
    'We find that existing models fail at night.',
    'Experiments show that it outperforms existing methods, which require labels.',
    'In contrast to previous models which require labels, Lantern learns from sound.',
    'These gains translate into state-of-the-art success on challenging benchmarks.',
    'The gate has two layers.',
  ])('hears no complaint in: %s', (sentence) => {
    expect(cuesOf(sentence).complaint).toBe(false);
  });

  it.each([
    'We propose Lantern.',
    'This paper presents a survey of ferries.',
    'In this letter, a fog gate is derived.',
    'A novel gate is proposed.',
    '本文提出一种方法。',
  ])('hears the contribution in: %s', (sentence) => {
    expect(cuesOf(sentence).contribution).toBe(true);
  });

  it('does not take the word "new" for a contribution', () => {
    expect(cuesOf('New ships arrive with novel paint every year.').contribution).toBe(false);
  });

  it.each(['by 12\\%.', 'a 7.8$\\times$ speedup', '3.4 dB better', '5x faster', '6.2个百分点'])(
    'sees the quantity in: %s',
    (text) => {
      expect(cuesOf(text).quantity).toBe(true);
    },
  );

  it('does not take a year for a quantity', () => {
    expect(cuesOf('It began in 2021 with Section 3.').quantity).toBe(false);
  });

  it('knows where code is to be had, and LaTeX comments', () => {
    expect(cuesOf('Code will be made publicly available.').availability).toBe(true);
    expect(cuesOf('% cut this').comment).toBe(true);
  });
});
