import { expect, test } from 'vitest';
import { Neighbours } from '../../lib/reader/similar.ts';

const texts = [
  { id: 'a', title: 'Splats for reefs', abstract: 'Gaussian splats render coral reefs from drifting cameras.' },
  {
    id: 'b',
    title: 'Coral reefs in splats',
    abstract: 'Drifting cameras and Gaussian splats give maps of coral reefs.',
  },
  {
    id: 'c',
    title: 'Tax law by rules',
    abstract: 'Rules of tax law are written as logic programs and checked by a solver.',
  },
  { id: 'd', title: 'Reef sounds', abstract: 'Coral reefs are heard: hydrophones tell their health.' },
];

test('papers that share words are near, the nearest first; the paper itself and strangers are not', () => {
  const near = new Neighbours(texts).of('a', 5);
  expect(near.map(({ id }) => id)).toEqual(['b', 'd']);
  expect(near[0]?.likeness).toBeGreaterThan(near[1]?.likeness ?? 1);
  expect(near[0]?.likeness).toBeLessThanOrEqual(1);
});

test('no more than asked for, none of a paper that is not there, and none where all are strangers', () => {
  const neighbours = new Neighbours(texts);
  expect(neighbours.of('a', 1)).toHaveLength(1);
  expect(neighbours.of('x', 5)).toEqual([]);
  expect(neighbours.has('x')).toBe(false);
  expect(neighbours.of('c', 5)).toEqual([]);
  expect(new Neighbours([]).of('a', 5)).toEqual([]);
});
