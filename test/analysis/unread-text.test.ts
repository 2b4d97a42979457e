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
  expect(usual).toMatchObject({ pages: 10, stated: false, inputTokens: 14_000 });
  const stated = reckonUnread({ comments: '20 pages' }, 128_000);
  expect(stated).toMatchObject({ pages: 20, stated: true, mostInput: usual.mostInput });
  expect(stated.inputTokens).toBeGreaterThan(usual.inputTokens);
  expect(reckonUnread({ comments: '300 pages' }, 128_000).inputTokens).toBe(usual.mostInput);
  const small = reckonUnread({ comments: null }, 8_000);
  expect(small.inputTokens).toBe(small.mostInput);
  expect(small.mostInput).toBeLessThan(8_000);
});
