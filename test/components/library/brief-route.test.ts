import { expect, test } from 'vitest';
import { briefRoute, idsOfRoute } from '../../../components/library/brief/brief-route.ts';
import { formatRoute, parseRoute } from '../../../components/library/route.ts';

test('the hash keeps which papers and in what order', () => {
  const ids = ['2601.00002', 'hep-th/9901001', '2601.00001'];
  const hash = formatRoute(briefRoute(ids));
  expect(hash).toBe('#/brief?ids=2601.00002,hep-th/9901001,2601.00001');
  expect(idsOfRoute(parseRoute(hash))).toEqual(ids);
});

test('a hash typed by hand gives each paper once, or none', () => {
  expect(idsOfRoute({ query: 'ids= a ,,a,b' })).toEqual(['a', 'b']);
  expect(idsOfRoute({ query: '' })).toEqual([]);
  expect(idsOfRoute({ query: 'ids=%E0%A4%A' })).toHaveLength(1);
  expect(formatRoute(briefRoute([]))).toBe('#/brief');
});
