import { expect, test } from 'vitest';
import { listSections } from '../../lib/exchange/section-headings.ts';

const done = (text: string) => ({ state: 'done' as const, text });

test('lists the sections that hold text in reading order, unknown ones last under their id', () => {
  const sections = {
    other: done('o'),
    translation: done('t'),
    impact: done('i'),
    innovation: done(' '),
    contributions: done('c'),
  };
  expect(listSections({ sections, language: 'zh' }).map(({ heading, number }) => [heading, number])).toEqual([
    ['主要贡献', 1],
    ['潜在影响', 3],
    ['摘要翻译', null],
    ['other', null],
  ]);
  expect(listSections({ sections, language: 'en' })[0]?.heading).toBe('Main contributions');
});
