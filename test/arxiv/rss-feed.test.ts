import { describe, expect, it } from 'vitest';
import { announcementOf, parseListing } from '../../lib/arxiv/pages/listing.ts';
import { announcementOfFeed, parseRssFeed } from '../../lib/arxiv/rss-feed.ts';
import { mailingOf } from '../fixtures/arxiv/listing-pages.ts';
import { DAY, renderAtomMailing, renderListNew, renderRss } from '../fixtures/arxiv/pages.ts';
import { parseHtml, parseXml } from '../fixtures/arxiv/parse-html.ts';

const read = (xml: string) => parseRssFeed(parseXml(xml));

describe.each([
  ['RSS', renderRss],
  ['Atom', renderAtomMailing],
] as const)('parseRssFeed on %s', (_, render) => {
  const { fresh, crosses, replacements } = mailingOf('cs.CV', DAY);

  it('reads every entry as it was written', () => {
    const feed = read(render('cs.CV'));
    expect(feed).toMatchObject({ category: 'cs.CV', announcementDate: DAY, errors: [] });
    const written = new Map([...fresh, ...crosses, ...replacements].map((paper) => [paper.id, paper]));
    expect(feed.entries).toHaveLength(written.size);
    for (const { paper } of feed.entries) {
      const source = written.get(paper.arxivId);
      expect(paper).toMatchObject({
        version: source?.submitted.length,
        title: source?.title,
        authors: source?.authors,
        abstract: source?.abstract,
        primaryCategory: source?.categories[0],
        categories: source?.categories,
        journalRef: source?.journalRef ?? null,
        doi: source?.doi ?? null,
      });
    }
  });

  it('tells the kinds as the page of the day does, if not in its order', () => {
    const announced = announcementOfFeed(read(render('cs.CV')));
    const page = announcementOf(
      parseListing(parseHtml(renderListNew('cs.CV')), new URL('https://arxiv.org/list/cs.CV/new')),
    );
    expect({ ...announced, entries: announced?.entries.toSorted(byId) }).toEqual({
      ...page,
      entries: page?.entries.toSorted(byId),
    });
  });

  it('reads a day without papers', () => {
    expect(read(render('cs.GL'))).toMatchObject({ category: 'cs.GL', announcementDate: DAY, entries: [], errors: [] });
  });

  it('has no announcement of several categories', () => {
    expect(announcementOfFeed(read(render('cs.CV').replaceAll('/cs.CV', '/cs.CV+cs.LG')))).toBeNull();
  });

  it('names entries it cannot read', () => {
    const feed = read(render('cs.CV').replace('<arxiv:announce_type>new<', '<arxiv:announce_type>test<'));
    expect(feed.errors).toEqual([fresh[0]?.title]);
    expect(feed.entries).toHaveLength(23);
  });
});

const byId = (a: { arxivId: string }, b: { arxivId: string }): number => (a.arxivId < b.arxivId ? -1 : 1);
const dayOf = (date: string): string | null =>
  read(renderRss('cs.CV').replaceAll(/<pubDate>[^<]*/g, `<pubDate>${date}`)).announcementDate;

describe('parseRssFeed', () => {
  it('counts days as New York does', () => {
    expect(dayOf('Tue, 17 Nov 2026 04:59:59 +0000')).toBe('2026-11-16');
    expect(dayOf('Tue, 17 Nov 2026 05:00:00 +0000')).toBe('2026-11-17');
    expect(dayOf('Fri, 03 Jul 2026 04:00:00 +0000')).toBe('2026-07-03');
    expect(dayOf('soon')).toBeNull();
  });

  it('keeps "Jr" with its name, and drops what stands in brackets', () => {
    const xml = renderRss('cs.CV').replace(
      /<dc:creator>[^<]*/,
      '<dc:creator>Ada Bern (Nowhere Univ., 1), Cy Dov, Jr., Robert W. Heath III',
    );
    expect(read(xml).entries[0]?.paper.authors).toEqual(['Ada Bern', 'Cy Dov, Jr.', 'Robert W. Heath III']);
  });

  it('takes a page for no feed', () => {
    expect(parseRssFeed(parseHtml('<p>Service unavailable</p>'))).toMatchObject({
      announcementDate: null,
      entries: [],
      errors: [expect.any(String)],
    });
  });
});
