import { expect, test } from 'vitest';
import { FULLTEXT_SECTIONS } from '../../lib/analysis/forms/fulltext.ts';
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
  expect(
    listSections({ form: 'abstract', sections, language: 'zh' }).map(({ heading, number }) => [heading, number]),
  ).toEqual([
    ['主要贡献', 1],
    ['潜在影响', 3],
    ['摘要翻译', null],
    ['other', null],
  ]);
  expect(listSections({ form: 'abstract', sections, language: 'en' })[0]?.heading).toBe('Main contributions');
});

test('numbers the seven sections of a full text as the reports do', () => {
  const sections = Object.fromEntries([...FULLTEXT_SECTIONS].toReversed().map((id) => [id, done(id)]));
  expect(listSections({ form: 'fulltext', sections, language: 'zh' }).map(({ id, number }) => [id, number])).toEqual(
    FULLTEXT_SECTIONS.map((id, index) => [id, index + 1]),
  );
});
