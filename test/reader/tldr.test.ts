import { describe, expect, it } from 'vitest';
import { chooseTldr } from '../../lib/reader/tldr.ts';

describe('chooseTldr', () => {
  it('has none for an abstract without sentences', () => {
    expect(chooseTldr('Title', [], [])).toBeNull();
  });

  it('never takes a complaint while a contribution exists, however much of the title it holds', () => {
    const sentences = [
      'However, streaming semantic segmentation for foggy harbours remains challenging.',
      'We propose to keep a map.',
    ];
    expect(chooseTldr('Streaming Semantic Segmentation for Foggy Harbours', sentences, ['background', 'method'])).toBe(
      1,
    );
  });

  it('takes the complaint when there is nothing else', () => {
    expect(chooseTldr('Fog', ['However, fog remains challenging.'], ['background'])).toBe(0);
  });

  it('uses the title to choose between like sentences', () => {
    const sentences = ['We propose a gate for ferries.', 'We propose a probe for tally counting.'];
    expect(chooseTldr('A Probe for Tally Counting', sentences, ['method', 'method'])).toBe(1);
    expect(chooseTldr('A Gate for Ferries', sentences, ['method', 'method'])).toBe(0);
  });

  it('does not answer with a link to code', () => {
    const sentences = ['A gate opens at low tide.', 'Our code for gates is available at https://example.org/gates.'];
    expect(chooseTldr('Gates', sentences, ['method', 'other'])).toBe(0);
  });
});
