import { describe, expect, it } from 'vitest';
import { findKeyphrases } from '../../lib/reader/keyphrases.ts';
import { processorMs } from '../harness/processor-time.ts';

const ABSTRACT =
  'Harbour tide gates open late. We study harbour tide gates in fog, and the salt budget behind them. ' +
  'The salt budget is closed within 3%. Our approach opens gates early.';

describe('findKeyphrases', () => {
  it('names phrases of the title that the abstract takes up', () => {
    expect(findKeyphrases('Harbour Tide Gates and the Salt Budget', ABSTRACT, [])).toEqual([
      'harbour tide gates',
      'salt budget',
    ]);
  });

  it('does not repeat what is tagged, in whatever spelling', () => {
    expect(findKeyphrases('Harbour Tide Gates and the Salt Budget', ABSTRACT, ['salt-budget'])).toEqual([
      'harbour tide gates',
    ]);
  });

  it('takes no phrase that stands in the title or in the abstract only', () => {
    expect(findKeyphrases('Ferry Grasp Recipes', ABSTRACT, [])).toEqual([]);
  });

  it('gives nothing that ends on an adjective or on what every paper has', () => {
    expect(
      findKeyphrases('Tidal Harmonic Results', 'The tidal harmonic case. Tidal harmonic results follow.', []),
    ).toEqual([]);
  });

  it('copes with nothing, and with Chinese', () => {
    expect(findKeyphrases('', '', [])).toEqual([]);
    expect(findKeyphrases('面向港口的分割', '港口场景雾气很重。', [])).toEqual([]);
  });

  it('is not slowed down by text that repeats', () => {
    const abstract = 'salt gate fog harbour tide '.repeat(2_000);
    expect(processorMs(() => findKeyphrases('salt gate '.repeat(50), abstract, []))).toBeLessThan(3_000);
  });
});
