import { describe, expect, test } from 'vitest';
import type { EntryKind, Paper } from '../../lib/arxiv/paper.ts';
import { buildDay } from '../../lib/digest/day.ts';
import { rankReading, reportsNumbers } from '../../lib/digest/rank-reading.ts';
import { findThemes } from '../../lib/digest/themes.ts';
import { inventEntry } from './invented-day.ts';

const none = { includeKeywords: [], excludeKeywords: [] };

function rank(
  changes: { over?: Partial<Paper>; kind?: EntryKind }[],
  rules = none as { includeKeywords: string[]; excludeKeywords: string[] },
) {
  const day = buildDay(changes.map(({ over, kind }, index) => inventEntry(index + 1, [], over, kind)));
  return rankReading(day, [], rules).map(({ index, reasons }) => [index + 1, ...reasons.map((reason) => reason.kind)]);
}

describe('rankReading', () => {
  test('keeps the order of the listing between equals', () => {
    expect(rank([{}, {}, {}]).map(([number]) => number)).toEqual([1, 2, 3]);
  });

  test('puts a keyword of the reader before everything else', () => {
    const strong = { abstract: 'We look. We gain 12.5% on it.', codeLinks: ['https://github.com/x/y'] };
    const ranked = rank([{ over: strong }, { over: { title: 'Whale Songs' } }], {
      includeKeywords: ['whale'],
      excludeKeywords: [],
    });
    expect(ranked[0]?.slice(0, 2)).toEqual([2, 'keyword']);
    expect(ranked[1]?.[0]).toBe(1);
  });

  test('sinks an excluded keyword below a replacement, and a replacement below the rest', () => {
    const ranked = rank([{ over: { title: 'Whale Songs' } }, { kind: 'replacement' }, {}], {
      includeKeywords: [],
      excludeKeywords: ['whale'],
    });
    expect(ranked.map(([number]) => number)).toEqual([3, 2, 1]);
  });

  test('prefers findings with numbers, then code', () => {
    const ranked = rank([
      {},
      { over: { abstract: 'We look. We measure. It works.', codeLinks: ['https://github.com/x/y'] } },
      { over: { abstract: 'We look. We measure. It works 12.5% of the time.' } },
    ]);
    expect(ranked.map(([number, ...reasons]) => [number, reasons.filter((kind) => kind !== 'central')])).toEqual([
      [3, ['numbers']],
      [2, ['code']],
      [1, []],
    ]);
  });

  test('leaves withdrawn papers out', () => {
    expect(rank([{ over: { withdrawn: true } }, {}]).map(([number]) => number)).toEqual([2]);
  });

  test('says which theme a paper is central to', () => {
    const day = buildDay([1, 2, 3].map((number) => inventEntry(number, ['tracking'])));
    const themes = findThemes(day, () => true);
    expect(rankReading(day, themes, none)[0]?.reasons[0]).toEqual({ kind: 'theme', tag: 'tracking' });
  });
});

describe('reportsNumbers', () => {
  test.each([
    'gains 12.5% on it',
    'is 3× faster',
    'by 40 points',
    'runs at 30 fps',
    String.raw`by 5\%`,
    'a score of 0.93',
  ])('takes “%s” for a figure', (text) => expect(reportsNumbers([text])).toBe(true));

  test.each(['3D scenes', 'GPT-4 and Llama-3.1', 'in 2026', 'two tasks', 'version v1.5'])(
    'takes “%s” for none',
    (text) => expect(reportsNumbers([text])).toBe(false),
  );
});
