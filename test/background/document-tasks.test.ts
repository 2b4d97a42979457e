import { describe, expect, it, vi } from 'vitest';
import { documentValues, readDocument } from '../../lib/background/document-tasks.ts';
import type { Paper } from '../../lib/arxiv/paper.ts';
import { renderAbs, PAPERS, renderListNew, renderRss } from '../fixtures/arxiv/pages.ts';
import { parseHtml, parseXml } from '../fixtures/arxiv/parse-html.ts';

/** Loads nothing that a page names. */
vi.stubGlobal(
  'DOMParser',
  class {
    parseFromString = (text: string, type: string) => (type === 'text/html' ? parseHtml(text) : parseXml(text));
  },
);

const LISTING = 'https://arxiv.org/list/cs.CV/new';
const FEED = 'https://rss.arxiv.org/rss/cs.CV';
const listing = readDocument('listing', renderListNew('cs.CV'), LISTING);

const byId = (a: Paper, b: Paper): number => (a.arxivId < b.arxivId ? -1 : 1);
/** What page and feed both say; the feed knows versions that the page does not. */
const common = ({ arxivId, title, authors, categories }: Paper) => ({ arxivId, title, authors, categories });

describe('readDocument', () => {
  it('makes of a listing its mailing, and says how well it was read', () => {
    expect(listing.confidence).toBe(1);
    expect(listing.mailing?.announcement).toMatchObject({
      category: 'cs.CV',
      announcementDate: '2026-11-17',
      total: 24,
    });
    expect(listing.mailing?.papers).toHaveLength(24);
  });

  it('makes of a feed the same mailing', () => {
    const feed = readDocument('rssFeed', renderRss('cs.CV'), FEED);
    expect(feed.errors).toEqual([]);
    expect(feed.mailing?.papers.toSorted(byId).map(common)).toEqual(listing.mailing?.papers.toSorted(byId).map(common));
    expect(feed.mailing?.announcement).toMatchObject({ category: 'cs.CV', announcementDate: '2026-11-17', total: 24 });
  });

  it('holds nothing that cannot cross a message: what arrives is what was sent', () => {
    expect(documentValues.listing.parse(structuredClone(listing))).toEqual(listing);
    expect(documentValues.listing.safeParse({ papers: [] }).success).toBe(false);
  });

  it('makes no mailing of another page', () => {
    const [paper] = PAPERS;
    if (!paper) throw new Error('no fixture');
    expect(readDocument('listing', renderAbs(paper), LISTING)).toEqual({ mailing: null, confidence: 0 });
    expect(readDocument('listing', 'Service temporarily unavailable', LISTING).mailing).toBeNull();
    expect(readDocument('rssFeed', '<p>Service unavailable</p>', FEED).mailing).toBeNull();
  });

  it.each(['atomFeed', 'rssFeed'] as const)('reads no %s that declares entities, which may be without end', (task) => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "${'lol'.repeat(99)}"><!ENTITY b "&a;&a;&a;&a;&a;">]>`;
    const feed = renderRss('cs.CV').replace(/<\?xml[^>]*\?>/, bomb);
    expect(feed).toContain('<!ENTITY');
    expect(() => readDocument(task, feed, FEED)).toThrow(/no feed/);
    expect(() => readDocument(task, '<!DOCTYPE html><p>Service unavailable</p>', FEED)).toThrow(/no feed/);
  });
});
