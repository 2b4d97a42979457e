import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearestNames } from '../../../lib/completion/doctor/nearest-names.ts';

describe('nearestNames', () => {
  const names = ['reef-large', 'reef-small', 'tide-7b', 'org/tide-7b-instruct', 'kelp:latest', 'kelp-vision:13b'];

  it.each([
    ['reef-smal', 'reef-small'],
    ['REEF-LARGE', 'reef-large'],
    ['tide-7b-instruct', 'org/tide-7b-instruct'],
    ['kelp', 'kelp:latest'],
    ['kelp-vision', 'kelp-vision:13b'],
  ])('%s is most like %s', (wanted, nearest) => {
    expect(nearestNames(wanted, names)[0]).toBe(nearest);
  });

  it('gives a few, and none where there is none', () => {
    expect(nearestNames('x', names)).toHaveLength(4);
    expect(nearestNames('x', [])).toEqual([]);
  });
});

describe('editDistance', () => {
  it('is a distance', () => {
    const text = string({ maxLength: 12 });
    assert(
      property(text, text, text, (a, b, c) => {
        expect(editDistance(a, a)).toBe(0);
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, c)).toBeLessThanOrEqual(editDistance(a, b) + editDistance(b, c));
        expect(editDistance(a, b)).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
      }),
    );
  });

  it('counts inserts, deletes and replacements', () => {
    expect(editDistance('kitten', 'sitting')).toBe(3);
    expect(editDistance('', 'reef')).toBe(4);
  });
});
