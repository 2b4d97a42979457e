import { describe, expect, test } from 'vitest';
import { buildDay } from '../../lib/digest/day.ts';
import { buildOfflineDigest } from '../../lib/digest/offline-digest.ts';
import { countPastDays, NO_PAST, type PastPaper, usualShare } from '../../lib/digest/past-days.ts';
import { findThemes } from '../../lib/digest/themes.ts';
import { findSurges } from '../../lib/digest/unusual.ts';
import { announce, inventEntry } from './invented-day.ts';

const isKnown = () => true;
const times = (count: number, ...tags: string[]): PastPaper[] =>
  Array.from({ length: count }, () => ({ kind: 'new', tags }));

describe('countPastDays', () => {
  test('counts each paper once a tag, and no replacement', () => {
    const past = countPastDays([
      [...times(2, 'slam', 'slam'), { kind: 'replacement', tags: ['slam'] }],
      times(3),
      [{ kind: 'replacement', tags: ['slam'] }],
    ]);
    expect(past).toEqual({ days: 2, papers: 5, tags: new Map([['slam', 2]]) });
  });

  test('tells no share of a handful', () => {
    expect(usualShare(countPastDays([times(19, 'slam')]), 'slam')).toBeNull();
    expect(usualShare(countPastDays([times(20, 'slam')]), 'slam')).toBe(1);
    expect(usualShare(countPastDays([times(20)]), 'slam')).toBe(0);
    expect(usualShare(NO_PAST, 'slam')).toBeNull();
  });
});

describe('a day against those before', () => {
  /** Ten papers on detection, as every day, and eight on grasping, which was rare. */
  const papers = Array.from({ length: 18 }, (_, index) =>
    inventEntry(index + 1, [index < 10 ? 'object-detection' : 'robot-manipulation'], { title: `Title ${index}` }),
  );
  const past = countPastDays([[...times(11, 'object-detection'), ...times(1, 'robot-manipulation'), ...times(8)]]);
  const day = buildDay(papers);

  test('puts a theme that grew before one that is always large', () => {
    expect(findThemes(day, isKnown)[0]?.tag).toBe('object-detection');
    expect(findThemes(day, isKnown, past)[0]?.tag).toBe('robot-manipulation');
  });

  test('names what surged beyond the themes, and nothing without listings before', () => {
    const surges = findSurges(day, isKnown, past, []);
    expect(surges).toEqual([
      { tag: 'robot-manipulation', members: [10, 11, 12, 13, 14, 15, 16, 17], total: 18, usual: 0.05 },
    ]);
    expect(findSurges(day, isKnown, past, findThemes(day, isKnown, past))).toEqual([]);
    expect(findSurges(day, isKnown, NO_PAST, [])).toEqual([]);
  });

  test('is told in both languages', () => {
    const rules = { includeKeywords: [], excludeKeywords: [] };
    const input = { announcement: announce(papers), papers, rules, past, now: '2026-01-27T02:00:00.000Z' };
    const [english] = buildOfflineDigest({ ...input, language: 'en' }).sections.themes;
    expect(english?.text).toBe('**robot manipulation**: 8 of the 18 papers read (44%; 5% in the listing before)');
    const [chinese] = buildOfflineDigest({ ...input, language: 'zh' }).sections.themes;
    expect(chinese?.text).toBe('**机器人操作**：8 篇，占已读 18 篇的 44%（此前 1 期为 5%）');
  });

  test('says what surged beyond six themes, and what was hardly met before', () => {
    const larger = [
      'slam',
      'optical-flow',
      'object-tracking',
      'depth-estimation',
      'image-captioning',
      'visual-odometry',
    ];
    const many = larger.flatMap((tag, at) =>
      Array.from({ length: 5 }, (_, index) => inventEntry(100 + at * 10 + index, [tag])),
    );
    const few = [1, 2, 3, 4].map((number) => inventEntry(200 + number, ['federated-learning']));
    const quiet = countPastDays([times(30), times(30)]);
    const input = { announcement: announce([]), papers: [...many, ...few], past: quiet, now: '' };
    const rules = { includeKeywords: [], excludeKeywords: [] };
    expect(buildOfflineDigest({ ...input, rules, language: 'en' }).sections.directions[0]?.text).toBe(
      'federated learning is met far more often than usual: 4 papers today (12%), hardly any in the 2 listings before',
    );
    expect(buildOfflineDigest({ ...input, rules, language: 'zh' }).sections.directions[0]?.text).toBe(
      '“联邦学习”明显多于平日：当天 4 篇，占 12%，此前 2 期几乎没有',
    );
  });
});
