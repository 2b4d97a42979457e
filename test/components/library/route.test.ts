import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatRoute, parseRoute } from '../../../components/library/route.ts';

const step = fc.string({ minLength: 1, unit: 'grapheme' });

test('a place is read as it was written', () => {
  fc.assert(
    fc.property(step, fc.array(step), fc.webQueryParameters(), (place, steps, query) => {
      expect(parseRoute(formatRoute({ place, steps, query }))).toEqual({ place, steps, query });
    }),
  );
});

test.each([
  ['', { place: 'papers', steps: [], query: '' }],
  ['#/', { place: 'papers', steps: [], query: '' }],
  ['#/paper/hep-th/9901001?q=a?b', { place: 'paper', steps: ['hep-th', '9901001'], query: 'q=a?b' }],
  ['#/days/cs.CV/%E0%A4', { place: 'days', steps: ['cs.CV', '%E0%A4'], query: '' }],
])('%s, as it may be typed, leads somewhere', (hash, route) => {
  expect(parseRoute(hash)).toEqual(route);
});
