import { expect, test } from 'vitest';
import { pagesIn, reckonUnread } from '../../lib/analysis/unread-text.ts';

test.each([
  ['14 pages, 6 figures', 14],
  ['8 pages, 24 pages with the appendix', 24],
  ['1 page', 1],
  ['Accepted at the Harbour Workshop; 31pp.', 31],
  ['9~pages', 9],
  ['6 figures, homepage 2', null],
  ['0 pages', null],
  ['arXiv admin note: 2024 pageants', null],
  ['', null],
])('%j names %s pages', (comments, pages) => expect(pagesIn(comments)).toBe(pages));

test('a text that is not here is reckoned by its pages, and never beyond what is sent at most', () => {
  const usual = reckonUnread({ comments: null }, 128_000);
  expect(usual).toEqual({ pages: 10, stated: false, tokens: 11_500, most: 60_000 });
  const stated = reckonUnread({ comments: '20 pages' }, 128_000);
  expect(stated).toMatchObject({ pages: 20, stated: true, most: usual.most });
  expect(stated.tokens).toBeGreaterThan(usual.tokens);
  expect(reckonUnread({ comments: '300 pages' }, 128_000).tokens).toBe(usual.most);
  const small = reckonUnread({ comments: null }, 8_000);
  expect(small.tokens).toBe(small.most);
  expect(small.most).toBeLessThan(8_000);
});
