import { describe, expect, it } from 'vitest';
import { chooseFindings } from '../../lib/reader/findings.ts';

describe('chooseFindings', () => {
  it('prefers results with numbers', () => {
    const sentences = [
      'Wear is seen early.',
      'Wear falls by 31% over two years.',
      'Wear is heard late too.',
      'Boats pass by the bay daily.',
    ];
    expect(chooseFindings(sentences, ['result', 'result', 'background', 'background'])).toContain(1);
  });

  it('gives at most five, in the order of the text', () => {
    const sentences = Array.from(
      { length: 20 },
      (_, index) => `Our method improves case ${index} by ${index + 1}% in total.`,
    );
    const findings = chooseFindings(
      sentences,
      sentences.map(() => 'result'),
    );
    expect(findings).toHaveLength(5);
    expect(findings).toEqual(findings.toSorted((left, right) => left - right));
  });

  it('would rather give none than a complaint', () => {
    expect(
      chooseFindings(
        ['However, fog remains challenging.', 'Existing methods fail in fog.'],
        ['background', 'background'],
      ),
    ).toEqual([]);
  });

  it('gives two of a plain abstract', () => {
    const sentences = [
      'Fog is water.',
      'A gate is set in the bay for it.',
      'Water is counted at the gate.',
      'Salt is left out of it.',
    ];
    expect(chooseFindings(sentences, ['background', 'method', 'method', 'method'])).toHaveLength(2);
  });

  it('leaves out where the code is', () => {
    const sentences = ['We present a gate.', 'The gate improves flow by 5%.', 'Code is publicly available.'];
    expect(chooseFindings(sentences, ['objective', 'result', 'result'])).toEqual([0, 1]);
  });
});
