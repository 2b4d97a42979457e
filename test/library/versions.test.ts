import { describe, expect, test } from 'vitest';
import { isCurrent } from '../../lib/analysis/is-current.ts';
import { isSameText, keepEarlier, MOST_EARLIER, type TextHistory } from '../../lib/arxiv/earlier-text.ts';
import { mergePaper, type Paper } from '../../lib/arxiv/paper.ts';
import { compareTexts } from '../../lib/library/compare-texts.ts';
import { findStanding } from '../../lib/library/standing-findings.ts';
import { findVersionNews, mayHaveNews } from '../../lib/library/version-news.ts';
import { makePaper } from '../fixtures/records.ts';

const first = makePaper({ comments: '8 pages' });
const second = makePaper({
  version: 2,
  authors: ['Ada Osei', 'Noor Haddad'],
  abstract: 'We count leaves from the shadows they cast. The error falls by 15%.',
  comments: '10 pages, 4 figures',
});
const DAY = (day: number): string => `2026-11-${day}T08:00:00.000Z`;

/** One reading after the other, a day apart from the 16th on. */
function read(...readings: Paper[]): Paper & TextHistory {
  const [start = first, ...rest] = readings;
  return rest.reduce<Paper & TextHistory>((known, reading, index) => {
    const merged = mergePaper(known, reading);
    return { ...merged, ...keepEarlier(known, reading, merged, DAY(17 + index)) };
  }, start);
}

describe('what a paper said before', () => {
  test('is kept when a newer version takes its place, with the instant', () => {
    const { earlier, sameText, version } = read(first, second);
    expect(version).toBe(2);
    expect(earlier).toEqual([
      {
        version: 1,
        title: first.title,
        abstract: first.abstract,
        authors: first.authors,
        comments: '8 pages',
        until: DAY(17),
      },
    ]);
    expect(sameText).toBeUndefined();
  });

  test('is kept when a listing shows another text and names no version, and is not taken back by its old page', () => {
    const listed = { ...second, version: null };
    expect(read(first, listed)).toMatchObject({ version: null, earlier: [{ version: 1, until: DAY(17) }] });
    expect(read(first, listed, first)).toMatchObject({ version: null, abstract: second.abstract });
    expect(read(first, listed, second).earlier).toHaveLength(1);
  });

  test('is learned from its own page, and is no news then', () => {
    expect(read(second, first)).toMatchObject({ version: 2, earlier: [{ version: 1, until: null }] });
  });

  test('is nothing where a page only sets the same words otherwise', () => {
    const reset = { ...first, version: null, abstract: first.abstract?.replace(' leaves', '\n  leaves') ?? null };
    expect(read(first, reset)).not.toHaveProperty('earlier');
    expect(isSameText(first, reset)).toBe(true);
  });

  test('is bounded, and each version stands once', () => {
    const versions = Array.from({ length: 9 }, (_, at) => makePaper({ version: at + 1, abstract: `Text ${at}.` }));
    const { earlier } = read(...versions, ...versions.slice(0, 2));
    expect(earlier?.map(({ version }) => version)).toEqual([5, 6, 7, 8].slice(-MOST_EARLIER));
  });
});

describe('an analysis', () => {
  const made = { arxivIdV: '2611.00001v1', provenance: { createdAt: DAY(16) } };

  test('holds for a version with the same title and abstract, and for no other', () => {
    expect(isCurrent(made, read(first, { ...first, version: 2 }))).toBe(true);
    expect(isCurrent(made, read(first, second))).toBe(false);
    expect(isCurrent(made, read(first, second, { ...first, version: 3 }))).toBe(true);
    expect(isCurrent({ ...made, arxivIdV: '2611.00001v2' }, read(first, second, { ...first, version: 3 }))).toBe(false);
    // The page of an older version is of that version.
    expect(isCurrent({ ...made, arxivIdV: '2611.00001v3' }, { ...read(first, second), version: 1 })).toBe(false);
  });

  test('of the full text holds for its version alone', () => {
    expect(isCurrent({ ...made, form: 'fulltext' }, read(first, { ...first, version: 2 }))).toBe(false);
  });
});

const follow = (starredAt: string | null) => ({ mark: { starredAt }, note: undefined, analyses: [] });

describe('news of a paper', () => {
  const newer = { ...read(first, second), announced: [] };

  test('are for who follows it, until they have to do with it again or take note', () => {
    expect(findVersionNews(newer, follow(null))).toBeNull();
    expect(findVersionNews(newer, follow(DAY(16)))).toEqual({ from: 1, to: 2, same: false, day: '2026-11-17' });
    expect(findVersionNews(newer, follow(DAY(18)))).toBeNull();
    expect(findVersionNews({ ...newer, notedAt: DAY(18) }, follow(DAY(16)))).toBeNull();
    const analyses = [{ provenance: { createdAt: DAY(18) } }];
    expect(findVersionNews(newer, { ...follow(DAY(16)), analyses })).toBeNull();
    expect(findVersionNews(newer, { ...follow(null), note: { createdAt: DAY(16) } })?.to).toBe(2);
  });

  test('are counted from the version the reader knows, over several that came', () => {
    const third = { ...read(first, second, { ...second, version: 3, abstract: 'All new.' }), announced: [] };
    expect(findVersionNews(third, follow(DAY(16)))).toMatchObject({ from: 1, to: 3 });
    expect(findVersionNews({ ...third, notedAt: DAY(17) }, follow(DAY(16)))).toMatchObject({ from: 2, to: 3 });
  });

  test('come from a mailing too, where its listing shows the same text and no number', () => {
    const announced = [{ announcementDate: '2026-11-18', kind: 'replacement' as const }];
    const listed = { ...first, announced };
    expect(mayHaveNews(listed)).toBe(true);
    expect(findVersionNews(listed, follow(DAY(16)))).toEqual({ from: 1, to: null, same: true, day: '2026-11-18' });
    expect(findVersionNews(listed, follow(DAY(18)))).toBeNull();
    expect(mayHaveNews({ ...first, announced: [] })).toBe(false);
  });
});

describe('what changed', () => {
  const [earlier] = read(first, second).earlier ?? [];

  test('is said word by word, with names and pages', () => {
    if (!earlier) throw new Error('none kept');
    const { title, abstract, authors, comments, pages } = compareTexts(earlier, second);
    expect(title).toBeUndefined();
    expect(abstract?.filter(([kind]) => kind !== 'span')).toEqual([
      ['del', '12'],
      ['ins', '15'],
    ]);
    expect(authors).toEqual([
      ['del', 'Lin Zhou'],
      ['span', ', '],
      ['ins', 'Noor Haddad'],
    ]);
    expect(comments?.map(([, text]) => text).join('')).toContain('figures');
    expect(pages).toEqual([
      ['del', '8'],
      ['ins', '10'],
    ]);
    expect(compareTexts({ ...earlier, comments: null }, { ...first, comments: null })).toEqual({});
  });

  test('is one run where only spaces are as they were', () => {
    if (!earlier) throw new Error('none kept');
    const { title } = compareTexts(
      { ...earlier, title: 'Counting small green leaves' },
      { ...second, title: 'Counting old grey stones' },
    );
    expect(title).toEqual([
      ['span', 'Counting '],
      ['del', 'small green leaves'],
      ['ins', 'old grey stones'],
    ]);
  });

  test('of findings is told by the sentences they rest on', () => {
    const findings = [
      { text: 'Shadows suffice.', sentences: [1] },
      { text: '12% fewer errors.', sentences: [1, 2] },
      { text: 'Of unknown ground.', sentences: [] },
    ];
    const texts = { from: first.abstract ?? '', to: second.abstract ?? '' };
    expect(findStanding(findings, texts)).toEqual([
      { text: 'Shadows suffice.', stands: true },
      { text: '12% fewer errors.', stands: false },
    ]);
  });
});
