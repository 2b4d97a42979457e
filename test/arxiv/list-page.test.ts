import { describe, expect, it } from 'vitest';
import { announcementOf, type ListingReading, parseListing } from '../../lib/arxiv/pages/listing.ts';
import type { Paper } from '../../lib/arxiv/paper.ts';
import { renderOldListNew } from '../fixtures/arxiv/old-listing-page.ts';
import { DAY, renderListMonth, renderListNew } from '../fixtures/arxiv/pages.ts';
import { parseHtml } from '../fixtures/arxiv/parse-html.ts';

const NEW = 'https://arxiv.org/list/cs.CV/new';

function read(html: string, address: string = NEW, change: (document: Document) => void = () => {}): ListingReading {
  const document = parseHtml(html);
  change(document);
  return parseListing(document, new URL(address));
}

const papersOf = (reading: ListingReading) => reading.entries.map((entry) => entry.paper);

const strip = (document: Document, selector: string): void => {
  for (const node of document.querySelectorAll(selector)) node.remove();
};
const dropRow = (document: Document, at: number): void => {
  const row = [...document.querySelectorAll('dt')].at(at);
  row?.nextElementSibling?.remove();
  row?.remove();
};

const withoutVersion = (paper: Paper): Paper => ({ ...paper, version: null });

describe('what a list page says it shows', () => {
  const MONTH = 'https://arxiv.org/list/cs.CV/2026-11';
  const monthly = renderListMonth('cs.CV', '2026-11');
  const size = read(monthly, MONTH).entries.length;

  it('believes the total of the only page', () => {
    expect(read(monthly, MONTH, (document) => dropRow(document, -1))).toMatchObject({
      declared: size,
      read: size - 1,
      total: size,
    });
  });

  it('believes either of two paging lines', () => {
    const reading = read(monthly, MONTH, (document) => {
      strip(document, '.paging:first-of-type');
      dropRow(document, -1);
    });
    expect(reading).toMatchObject({ declared: size, total: size });
  });

  it.each([
    [
      'with a span',
      `<a href=/list/x?skip=0&show=10>1-10</a> <span>11-20</span> <span>...</span> <a href=/list/x>21-24</a>`,
    ],
    ['bare', `<a href=/list/x?skip=0&show=10>1-10</a> 11-20`],
  ])('believes the range of one page among several, %s', (_, pages) => {
    const page = renderListNew('cs.CV', DAY, { skip: 10, show: 10 });
    const reading = read(page, `${NEW}?skip=10&show=10`, (document) => {
      for (const line of document.querySelectorAll('.paging')) {
        const parsed = parseHtml(`<p>Total of 24 entries : ${pages}</p>`).querySelector('p');
        line.replaceChildren(...[...(parsed?.childNodes ?? [])].map((node) => document.importNode(node, true)));
      }
      strip(document, 'dl > h3, dt a[name]');
      dropRow(document, -1);
    });
    expect(reading).toMatchObject({ declared: 10, read: 9, total: 24 });
  });

  it('knows that a page can begin in the middle of what the paging line says', () => {
    const page = renderListNew('cs.CV', DAY, { skip: 12, show: 10 });
    const reading = read(page, `${NEW}?skip=12&show=10`, (document) => {
      for (const line of document.querySelectorAll('.paging')) {
        line.replaceChildren('Total of 24 entries : ', document.createElement('a'), ' 1-24');
      }
    });
    expect(reading).toMatchObject({ declared: 10, read: 10, total: 24, confidence: 1 });
  });

  it('counts what is left of a listing from where the page begins', () => {
    const page = renderListNew('cs.CV', DAY, { skip: 20, show: 2000 });
    expect(read(page, `${NEW}?skip=20&show=2000`)).toMatchObject({ declared: 4, read: 4, total: 24, confidence: 1 });
  });

  it.each([0, 5])('sees from the numbers that row %i is gone', (at) => {
    const reading = read(monthly, MONTH, (document) => {
      strip(document, '.paging');
      dropRow(document, at);
    });
    expect(reading).toMatchObject({ declared: size, read: size - 1, total: null });
  });

  it('sees that a page ends with its list: it was cut off', () => {
    const reading = read(monthly, MONTH, (document) => {
      strip(document, '.paging, .morefewer, footer, script');
      document.body.append(document.createElement('arxiv-marginalia'));
    });
    expect(reading).toMatchObject({ declared: size + 1, read: size });
  });
});

describe('a list page of before 2024', () => {
  const EXPORT = 'https://export.arxiv.org/list/cs.CV/new';
  const reading = read(renderOldListNew('cs.CV'), EXPORT);
  const today = read(renderListNew('cs.CV'));

  it('reads the page’s own figures, and the day from the headings', () => {
    expect(reading).toMatchObject({
      heading: 'Computer Vision and Pattern Recognition',
      announced: '2026-11-17',
      total: 24,
      declared: 24,
      read: 24,
      confidence: 1,
      notes: [],
    });
    expect(reading.sections.map(({ heading, kind, day, shown }) => [heading, kind, day, shown])).toEqual([
      ['New submissions for Tue, 17 Nov 26', 'new', DAY, null],
      ['Cross-lists for Tue, 17 Nov 26', 'cross', DAY, null],
      ['Replacements for Tue, 17 Nov 26', 'replacement', DAY, null],
    ]);
    expect(announcementOf(reading)).toEqual(announcementOf(today));
  });

  it('reads every entry as on the pages of today, but for the versions, which are not told', () => {
    expect(papersOf(reading).map(withoutVersion)).toEqual(papersOf(today).map(withoutVersion));
    expect(
      reading.entries.map(({ index, kind, crossListFrom, section }) => [index, kind, crossListFrom, section]),
    ).toEqual(today.entries.map(({ index, kind, crossListFrom, section }) => [index, kind, crossListFrom, section]));
  });

  it('reads one page of several', () => {
    const part = read(renderOldListNew('cs.CV', { skip: 10, show: 10 }), `${EXPORT}?skip=10&show=10`);
    expect(part).toMatchObject({ total: 24, declared: 10, read: 10, confidence: 1, announced: DAY });
    expect(part.entries.map(({ index }) => index)).toEqual([11, 12, 13, 14, 15, 16, 17, 18, 19, 20]);
  });

  it('misses a row that is gone', () => {
    const damaged = read(renderOldListNew('cs.CV'), EXPORT, (document) => {
      const row = [...document.querySelectorAll('dt')].at(-1);
      row?.nextElementSibling?.remove();
      row?.remove();
    });
    expect(damaged).toMatchObject({ declared: 24, read: 23 });
  });
});
