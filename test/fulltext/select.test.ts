import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Block,
  countWords,
  type FullText,
  type FullTextSection,
  sectionLabel,
} from '../../lib/fulltext/full-text.ts';
import { selectText } from '../../lib/fulltext/select.ts';
import { SAMPLE_PAPER } from '../fixtures/fulltext/sample-paper.ts';
import { sampleSections } from './sample-text.ts';

const SAMPLE: FullText = { source: 'html', title: SAMPLE_PAPER.title, sections: sampleSections(SAMPLE_PAPER) };

const countTokens = (text: string): number => Math.ceil(text.length / 4);
const headingOf = ({ number, title }: FullTextSection): string => `${number} ${title}`.trim();

/** What a text costs as it is sent. */
const costOf = (sections: readonly FullTextSection[]): number =>
  sections
    .flatMap((section) => [headingOf(section), ...section.blocks.map(({ text }) => text)])
    .reduce((sum, text) => sum + countTokens(text), 0);

const wordsIn = (sections: readonly FullTextSection[]): number =>
  sections.flatMap(({ blocks }) => blocks).reduce((sum, { text }) => sum + countWords(text), 0);

const isFloat = ({ type }: Block): boolean => type === 'caption' || type === 'table';
const paragraph = (text: string): Block => ({ type: 'paragraph', text });

const select = (budget: number, fullText = SAMPLE) => selectText(fullText, budget, countTokens);

describe('selectText', () => {
  it('reads all of a paper that the budget holds', () => {
    const { sections, read } = select(costOf(SAMPLE.sections));
    expect(sections).toEqual(SAMPLE.sections);
    expect(read).toEqual({
      sections: SAMPLE.sections.map(sectionLabel),
      omitted: [],
      shortened: [],
      words: wordsIn(SAMPLE.sections),
      totalWords: wordsIn(SAMPLE.sections),
    });
  });

  it('leaves thanks, appendix and related work out first', () => {
    const { read } = select(costOf(SAMPLE.sections) - 20);
    expect(read).toMatchObject({ omitted: ['Acknowledgements'], shortened: [] });
    expect(select(costOf(SAMPLE.sections) - 60).read.omitted).toEqual(['Acknowledgements', 'A.1 Lost Lines']);
    const without = SAMPLE.sections.filter(({ kind }) => !['related', 'appendix', 'acknowledgements'].includes(kind));
    expect(select(costOf(without)).sections).toEqual(without);
  });

  it('gives each of the main parts some room, and says what is cut and what is missing', () => {
    const { sections, read } = select(Math.round(costOf(SAMPLE.sections) / 3));
    const kinds = new Set(sections.map(({ kind }) => kind));
    expect([...kinds]).toEqual(
      expect.arrayContaining(['abstract', 'introduction', 'method', 'experiments', 'conclusion']),
    );
    expect(kinds).not.toContain('appendix');
    expect(read.shortened.length).toBeGreaterThan(0);
    expect(read.omitted).toEqual(expect.arrayContaining(['2 Related Work', 'A.1 Lost Lines']));
    expect(read.words).toBe(wordsIn(sections));
    expect(read.words).toBeLessThan(read.totalWords / 2);
  });

  it('reads the abstract alone where there is room for no more, and nothing where there is not', () => {
    const [abstract] = SAMPLE.sections;
    if (!abstract) throw new Error('no abstract');
    expect(select(costOf([abstract])).sections).toEqual([abstract]);
    expect(select(3)).toMatchObject({ sections: [], read: { sections: [], words: 0 } });
    expect(select(3).read.omitted).toHaveLength(SAMPLE.sections.length);
  });

  it('takes headings without text along with what stands under them', () => {
    const sections: FullTextSection[] = [
      { title: 'Method', number: '2', level: 1, kind: 'method', blocks: [] },
      { title: 'Tides', number: '2.1', level: 2, kind: 'method', blocks: [] },
      { title: 'Ebb', number: '2.1.1', level: 3, kind: 'method', blocks: [paragraph('x'.repeat(40))] },
      { title: 'Appendix', number: 'A', level: 1, kind: 'appendix', blocks: [] },
      { title: 'Proofs', number: 'A.1', level: 2, kind: 'appendix', blocks: [paragraph('y'.repeat(400))] },
    ];
    const { sections: selected, read } = select(40, { ...SAMPLE, sections });
    expect(selected).toEqual(sections.slice(0, 3));
    expect(read).toMatchObject({ sections: ['2.1.1 Ebb'], omitted: ['A.1 Proofs'], shortened: [] });
  });

  it('names a section without heading by how it begins', () => {
    const blocks: Block[] = [{ type: 'paragraph', text: 'A letter begins here and goes on and on.' }];
    const sections: FullTextSection[] = [{ title: '', number: '', level: 1, kind: 'other', blocks }];
    expect(select(100, { ...SAMPLE, sections }).read.sections).toEqual(['A letter begins here and goes …']);
  });

  it('keeps to any budget, keeps the order, and its account adds up', () => {
    const kinds = [...new Set(SAMPLE.sections.map(({ kind }) => kind)), 'other' as const];
    const block: fc.Arbitrary<Block> = fc.record({
      type: fc.constantFrom('paragraph', 'item', 'caption', 'table', 'equation'),
      text: fc.nat(300).map((length) => 'word '.repeat(length / 5 + 1).trim()),
    });
    const section: fc.Arbitrary<FullTextSection> = fc.record({
      title: fc.constantFrom('Tides', 'Ebb', ''),
      number: fc.constantFrom('1', '2.1', ''),
      level: fc.constantFrom(1, 2, 3),
      kind: fc.constantFrom(...kinds),
      blocks: fc.array(block, { maxLength: 5 }),
    });
    const property = fc.property(fc.array(section, { maxLength: 12 }), fc.nat(1500), (sections, budget) => {
      const { sections: selected, read } = select(budget, { ...SAMPLE, sections });
      const cost = costOf(selected);
      expect(cost).toBeLessThanOrEqual(budget);

      const all = sections.flatMap(({ blocks }) => blocks);
      const kept = selected.flatMap(({ blocks }) => blocks);
      expect(kept).toEqual(all.filter((one) => kept.includes(one)));

      const named = [...read.sections, ...read.shortened, ...read.omitted];
      expect(named.toSorted()).toEqual(
        sections
          .filter(({ blocks }) => blocks.length > 0)
          .map(sectionLabel)
          .toSorted(),
      );
      expect(read.words).toBe(wordsIn(selected));
      expect(read.totalWords).toBe(wordsIn(sections));
      expect(read.omitted.length + read.shortened.length > 0).toBe(read.words < read.totalWords);

      // The first text that is left out of a section, and each caption or table, would have been too much.
      const refused = sections.flatMap(({ blocks }) => {
        const left = blocks.filter((one) => !kept.includes(one));
        const first = left.find((one) => !isFloat(one));
        return left.filter((one) => one === first || isFloat(one));
      });
      for (const { text } of refused) expect(countTokens(text) + 20).toBeGreaterThan(budget - cost);
    });
    expect(fc.check(property, { numRuns: 500 })).toMatchObject({ failed: false });
  });
});
