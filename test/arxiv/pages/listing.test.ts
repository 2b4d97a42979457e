import { describe, expect, it } from 'vitest';
import { announcementOf, type ListingReading, parseListing } from '../../../lib/arxiv/pages/listing.ts';
import { mailingOf, RECENT_DAYS } from '../../fixtures/arxiv/listing-pages.ts';
import {
  DAY,
  PAPERS,
  renderListMonth,
  renderListNew,
  renderListRecent,
  renderListYear,
} from '../../fixtures/arxiv/pages.ts';
import { parseHtml } from '../../fixtures/arxiv/parse-html.ts';
import { shownText } from '../../fixtures/arxiv/shell.ts';

const NEW = 'https://arxiv.org/list/cs.CV/new';

function read(html: string, address: string = NEW, change: (document: Document) => void = () => {}): ListingReading {
  const document = parseHtml(html);
  change(document);
  return parseListing(document, new URL(address));
}

const papersOf = (reading: ListingReading) => reading.entries.map((entry) => entry.paper);
const idsOf = (reading: ListingReading) => papersOf(reading).map((paper) => paper.arxivId);

describe('parseListing on a day’s mailing', () => {
  const reading = read(renderListNew('cs.CV'));
  const { fresh, crosses, replacements } = mailingOf('cs.CV', DAY);
  const written = [...fresh, ...crosses, ...replacements];

  it('reads the page’s own figures', () => {
    expect(reading).toMatchObject({
      heading: 'Computer Vision and Pattern Recognition',
      period: 'new',
      category: 'cs.CV',
      announced: '2026-11-17',
      total: 24,
      declared: 24,
      read: 24,
      confidence: 1,
      notes: [],
    });
    expect(reading.sections.map(({ name, kind, shown, of }) => [name, kind, shown, of])).toEqual([
      ['New submissions', 'new', 12, 12],
      ['Cross submissions', 'cross', 5, 5],
      ['Replacement submissions', 'replacement', 7, 7],
    ]);
  });

  it('reads every entry as it was written', () => {
    expect(papersOf(reading)).toEqual(
      written.map((paper) =>
        expect.objectContaining({
          arxivId: paper.id,
          title: paper.title,
          authors: paper.authors,
          abstract: shownText(paper.abstract),
          primaryCategory: paper.categories[0],
          categories: paper.categories,
          comments: paper.comments === undefined ? null : shownText(paper.comments),
          journalRef: paper.journalRef ?? null,
          version: paper.html === false ? null : paper.submitted.length,
          withdrawn: paper.withdrawn !== undefined,
        }),
      ),
    );
    expect(reading.entries.map((entry) => entry.index)).toEqual(written.map((_, position) => position + 1));
  });

  it('knows kinds and where crosses come from', () => {
    expect(reading.entries.map((entry) => entry.kind)).toEqual([
      ...fresh.map(() => 'new'),
      ...crosses.map(() => 'cross'),
      ...replacements.map(() => 'replacement'),
    ]);
    expect(reading.entries.map((entry) => entry.crossListFrom)).toEqual([
      ...fresh.map(() => null),
      ...crosses.map((paper) => paper.categories[0]),
      ...replacements.map(() => null),
    ]);
  });

  it('finds links to code behind "this https URL"', () => {
    const links = new Map(papersOf(reading).map((paper) => [paper.arxivId, paper.codeLinks]));
    expect(links.get('2611.09203')).toEqual([
      'https://github.com/posefold/posefold',
      'https://huggingface.co/posefold/posefold-l',
    ]);
    expect(links.get('2611.09021')).toEqual(['https://touchplan.github.io']);
    expect(links.get('2611.09415')).toEqual(['https://doi.org/10.5281/zenodo.9901427']);
    expect(links.get('2611.09344')).toEqual([]);
  });

  it('gives the place for the bar', () => {
    expect(reading.barAnchor?.tagName).toBe('H1');
  });

  it('gives the row and the place for a panel', () => {
    for (const entry of reading.entries) {
      expect(entry.row.querySelector('a[title="Abstract"]')?.id).toBe(entry.paper.arxivId);
      expect(entry.anchor.tagName).toBe('DD');
      expect(entry.anchor.previousElementSibling).toBe(entry.row);
    }
  });

  it('is an announcement', () => {
    const announcement = announcementOf(reading);
    expect(announcement).toMatchObject({ category: 'cs.CV', announcementDate: '2026-11-17', total: 24 });
    expect(announcement?.entries[12]).toEqual({ arxivId: '2611.09021', kind: 'cross' });
    expect(announcement?.entries).toHaveLength(24);
  });

  it('takes a new submission without link to HTML for version 1, and no other entry', () => {
    const papers = PAPERS.map((paper) => ({ ...paper, html: false }));
    const plain = read(renderListNew('cs.CV', DAY, {}, papers));
    expect(papersOf(plain).map((paper) => paper.version)).toEqual([
      ...fresh.map(() => 1),
      ...crosses.map(() => null),
      ...replacements.map(() => null),
    ]);
  });
});

describe('parseListing on a part of a mailing', () => {
  const address = `${NEW}?skip=10&show=10`;
  const reading = read(renderListNew('cs.CV', DAY, { skip: 10, show: 10 }), address);

  it('counts entries as the page does and knows what is left out', () => {
    expect(reading.entries.map((entry) => entry.index)).toEqual([11, 12, 13, 14, 15, 16, 17, 18, 19, 20]);
    expect(reading).toMatchObject({ total: 24, declared: 10, confidence: 1 });
    expect(reading.sections.map(({ continued, part, shown, of }) => [continued, part, shown, of])).toEqual([
      [true, 'last', 2, 12],
      [false, null, 5, 5],
      [false, 'first', 3, 7],
    ]);
  });

  it('announces what it shows, out of the whole', () => {
    expect(announcementOf(reading)).toMatchObject({ total: 24, entries: { length: 10 } });
  });
});

describe('parseListing on other pages', () => {
  it('reads the days of the past week', () => {
    for (const name of ['recent', 'pastweek']) {
      const reading = read(renderListRecent('cs.CV'), `https://arxiv.org/list/cs.CV/${name}`);
      expect(reading).toMatchObject({ period: 'recent', announced: null, confidence: 1 });
      expect(reading.sections.map((section) => section.day)).toEqual(RECENT_DAYS);
      expect(reading.entries).toHaveLength(23);
      expect(reading.entries.every((entry) => entry.paper.abstract === null)).toBe(true);
      expect(reading.entries.filter((entry) => entry.kind === 'cross')).toHaveLength(6);
      expect(announcementOf(reading)).toBeNull();
    }
  });

  it('notes the days without papers', () => {
    const reading = read(renderListRecent('cs.RO'), 'https://arxiv.org/list/cs.RO/recent');
    expect(reading.sections.map((section) => section.note === null)).toEqual([true, true, false, false, false]);
    expect(reading.notes).toContain('No updates for this time period.');
    expect(reading.confidence).toBe(1);
  });

  it('reads a month, in one list without headings', () => {
    const reading = read(renderListMonth('cs.CV', '2026-11'), 'https://arxiv.org/list/cs.CV/2026-11');
    expect(reading).toMatchObject({ period: 'month', announced: null, confidence: 1 });
    expect(reading.sections).toHaveLength(1);
    expect(reading.entries.length).toBe(reading.total);
    expect(new Set(reading.entries.map((entry) => entry.kind))).toEqual(new Set(['new', 'cross']));
  });

  it('reads a day without mailing as just that', () => {
    const reading = read(renderListNew('cs.GL'), 'https://arxiv.org/list/cs.GL/new');
    expect(reading).toMatchObject({
      announced: '2026-11-17',
      total: null,
      entries: [],
      sections: [],
      notes: ['No updates today.'],
      declared: 0,
      confidence: 1,
    });
    expect(announcementOf(reading)).toMatchObject({ entries: [], total: 0 });
  });

  it('reads a year like a month', () => {
    const reading = read(renderListYear('cs.CV', '2026'), 'https://arxiv.org/list/cs.CV/2026');
    expect(reading).toMatchObject({ period: 'year', category: 'cs.CV', confidence: 1 });
    expect(reading.entries.length).toBe(reading.total);
    expect(idsOf(reading)).toContain('2603.04127');
  });

  it.each([
    ['2025-12', 'month'],
    ['2512', 'month'],
    ['current', 'month'],
    ['2025', 'year'],
    ['25', 'year'],
  ])('takes /list/math/%s for a %s', (when, period) => {
    expect(read('<div id="dlpage"></div>', `https://arxiv.org/list/math/${when}`).period).toBe(period);
  });

  it('counts the papers a page links when it recognises not one row', () => {
    const reading = read(renderListMonth('cs.CV', '2026-11'), 'https://arxiv.org/list/cs.CV/2026-11', (document) => {
      for (const list of document.querySelectorAll('dl')) {
        const other = document.createElement('section');
        other.append(...list.childNodes);
        list.replaceWith(other);
      }
    });
    expect(reading).toMatchObject({ entries: [], read: 0, confidence: 0 });
    expect(reading.declared).toBe(reading.total);
  });

  it('reads nothing from a page that is no listing, and says so', () => {
    expect(read('<p>temporarily unavailable</p>')).toMatchObject({ entries: [], declared: 0, confidence: 0 });
  });
});
