import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAbstract } from '../../lib/reader/abstract-text.ts';
import { roleProbabilities } from '../../lib/reader/roles.ts';
import { chooseTldr, tldrStart } from '../../lib/reader/tldr.ts';

function choose(title: string, sentences: readonly string[]): number | null {
  const text = readAbstract(sentences);
  return chooseTldr(title, text, roleProbabilities(text));
}

describe('chooseTldr', () => {
  it('has none for an abstract without sentences', () => {
    expect(choose('Title', [])).toBeNull();
  });

  it('never takes a complaint while a contribution exists, however much of the title it holds', () => {
    const sentences = [
      'However, streaming semantic segmentation for foggy harbours remains challenging.',
      'We propose to keep a map.',
    ];
    expect(choose('Streaming Semantic Segmentation for Foggy Harbours', sentences)).toBe(1);
  });

  it('takes the complaint when there is nothing else', () => {
    expect(choose('Fog', ['However, fog remains challenging.'])).toBe(0);
  });

  it('uses the title to choose between like sentences', () => {
    const sentences = ['We propose a gate for ferries.', 'We propose a probe for tally counting.'];
    expect(choose('A Probe for Tally Counting', sentences)).toBe(1);
    expect(choose('A Gate for Ferries', sentences)).toBe(0);
  });

  it('does not answer with a link to code', () => {
    const sentences = ['A gate opens at low tide.', 'Our code for gates is available at https://example.org/gates.'];
    expect(choose('Gates', sentences)).toBe(0);
  });
});

describe('tldrStart', () => {
  it.each([
    ['In this paper, we propose a gate.', 'we propose a gate.'],
    ['Here we show that gates open.', 'we show that gates open.'],
    ['To address these challenges, in this work, we build a gate.', 'we build a gate.'],
    ['Therefore, this study asks who opens the gate.', 'this study asks who opens the gate.'],
    ['To overcome this limitation, our method opens it.', 'our method opens it.'],
  ])('leaves a lead-in out: %s', (sentence, shown) => {
    expect(sentence.slice(tldrStart(sentence))).toBe(shown);
  });

  it.each([
    'We propose a gate.',
    'In this paper a gate is proposed.',
    'In contrast to other gates, we propose one that opens.',
    'To address fog in harbours, we propose a gate.',
    'Under two assumptions, we prove that gates open.',
    'However, we find that gates stay shut.',
    '本文提出一种闸门。',
  ])('leaves alone what changes the meaning: %s', (sentence) => {
    expect(tldrStart(sentence)).toBe(0);
  });

  it('shows the rest of the sentence as it is, for any sentence', () => {
    const lead = fc.constantFrom('In this paper, ', 'Here, ', 'To this end, ', 'However, ', '');
    fc.assert(
      fc.property(
        lead,
        fc.constantFrom('we ', 'our method ', 'a '),
        fc.string({ maxLength: 40 }),
        (first, who, rest) => {
          const sentence = first + who + rest;
          const start = tldrStart(sentence);
          expect(start).toBeLessThanOrEqual(first.length);
          expect(sentence.endsWith(sentence.slice(start))).toBe(true);
        },
      ),
    );
  });
});
