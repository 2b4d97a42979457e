import { describe, expect, test } from 'vitest';
import { watchAuthors } from '../../../lib/library/trends/author-watch.ts';
import { weekOf } from '../../../lib/library/trends/weeks.ts';
import { makeRow } from '../../fixtures/library-rows.ts';

const LAST = weekOf('2026-11-23');
const WEEKS = [LAST - 2, LAST - 1, LAST];

const ROWS = [
  makeRow({ arxivId: '2611.00001', appeared: '2026-11-23', authors: ['Ada Osei'], starred: true }),
  makeRow({ arxivId: '2611.00002', appeared: '2026-11-24', authors: ['Ada Osei', 'Bo Lind'], starred: true }),
  makeRow({ arxivId: '2611.00003', appeared: '2026-11-10', authors: ['Bo Lind'], lastAuthor: 'Ada Osei' }),
  makeRow({ arxivId: '2611.00004', appeared: '2025-01-01', authors: ['Bo Lind'], starred: true }),
  makeRow({ arxivId: '2611.00005', appeared: null, authors: ['Bo Lind'] }),
  makeRow({ arxivId: '2611.00006', appeared: '2026-11-17', authors: ['Cy Ray'], followed: ['C. Ray'], starred: true }),
  makeRow({ arxivId: '2611.00007', appeared: '2026-11-17', authors: ['Cy Ray'], followed: ['C. Ray'], starred: true }),
];

describe('authors watched', () => {
  test('are those followed, papers or none, then those starred twice, each once', () => {
    const watched = watchAuthors(ROWS, ['C. Ray', 'Kite Lab'], WEEKS);
    expect(watched.map(({ name, followed, stars }) => [name, followed, stars])).toEqual([
      ['C. Ray', true, 2],
      ['Kite Lab', true, 0],
      ['Ada Osei', false, 2],
      ['Bo Lind', false, 2],
    ]);
  });

  test('have their papers by week, the newest first, those of other weeks left out', () => {
    const [ada, bo] = watchAuthors(ROWS, [], WEEKS);
    expect(ada?.byWeek).toEqual([1, 0, 2]);
    expect(ada?.papers.map(({ arxivId }) => arxivId.slice(-1))).toEqual(['2', '1', '3']);
    expect(bo?.byWeek).toEqual([1, 0, 1]);
  });
});
