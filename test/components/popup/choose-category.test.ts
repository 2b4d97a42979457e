import { describe, expect, it } from 'vitest';
import { categoriesAtHand, categoryOfUrl, daysOf, defaultCategory } from '../../../components/popup/choose-category.ts';

const head = (category: string, announcementDate: string) => ({ category, announcementDate, total: 3, fetchedAt: '' });

describe('categoryOfUrl', () => {
  it.each([
    ['https://arxiv.org/list/cs.CV/new', 'cs.CV'],
    ['https://arxiv.org/list/cs.CV/pastweek?skip=25&show=50', 'cs.CV'],
    ['https://www.arxiv.org/list/cond-mat.mtrl-sci/recent', 'cond-mat.mtrl-sci'],
    ['https://arxiv.org/catchup/hep-th/2026-03-17', 'hep-th'],
    ['https://arxiv.org/list/math', 'math'],
  ])('reads %s', (url, category) => {
    expect(categoryOfUrl(new URL(url))).toBe(category);
  });

  it.each([
    'https://example.org/list/cs.CV/new',
    'https://arxiv.org/abs/2603.10001',
    'https://arxiv.org/list/',
    'about:blank',
  ])('finds none in %s', (url) => {
    expect(categoryOfUrl(new URL(url))).toBeNull();
  });
});

describe('defaultCategory', () => {
  const announcements = [head('cs.RO', '2026-03-17'), head('cs.CL', '2026-03-16')];

  it('is the listing in the tab before all else', () => {
    expect(defaultCategory('hep-th', ['cs.CL'], announcements)).toBe('hep-th');
  });

  it('is the first followed category with an announcement at hand, else the first followed', () => {
    expect(defaultCategory(null, ['cs.CV', 'cs.CL'], announcements)).toBe('cs.CL');
    expect(defaultCategory(null, ['cs.CV'], announcements)).toBe('cs.CV');
  });

  it('is the latest announcement for a reader who follows nothing, and none without any', () => {
    expect(defaultCategory(null, [], announcements)).toBe('cs.RO');
    expect(defaultCategory(null, [], [])).toBeNull();
  });
});

describe('what there is to choose from', () => {
  it('names followed categories first and each once', () => {
    expect(categoriesAtHand(['cs.CV', 'cs.CL'], [head('cs.CL', '2026-03-16'), head('cs.RO', '2026-03-16')])).toEqual([
      'cs.CV',
      'cs.CL',
      'cs.RO',
    ]);
  });

  it('orders the days of one category from the newest', () => {
    const days = daysOf('cs.CV', [
      head('cs.CV', '2026-03-09'),
      head('cs.RO', '2026-03-18'),
      head('cs.CV', '2026-03-17'),
    ]);
    expect(days.map(({ announcementDate }) => announcementDate)).toEqual(['2026-03-17', '2026-03-09']);
  });
});
