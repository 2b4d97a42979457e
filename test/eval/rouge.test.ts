import { describe, expect, it } from 'vitest';
import { bestRouge1, rouge1 } from './rouge.ts';

describe('rouge1', () => {
  it('is the F1 of clipped unigram counts', () => {
    expect(rouge1('the fog the gate', 'the gate opens')).toBeCloseTo(4 / 7);
    expect(rouge1('Fog, fog!', 'fog')).toBeCloseTo(2 / 3);
  });

  it('does not stem', () => {
    expect(rouge1('gates', 'gate')).toBe(0);
  });

  it('is nothing for nothing', () => {
    expect(rouge1('', '')).toBe(0);
    expect(bestRouge1('fog', [])).toBe(0);
  });

  it('takes the best of several references', () => {
    expect(bestRouge1('fog gate', ['salt', 'fog gate', 'fog'])).toBe(1);
  });
});
