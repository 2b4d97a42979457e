import { describe, expect, it } from 'vitest';
import { type ListingReading, parseListing } from '../../lib/arxiv/pages/listing.ts';
import { DAY, PAPERS, renderListNew, renderListRecent } from '../fixtures/arxiv/pages.ts';
import { parseHtml } from '../fixtures/arxiv/parse-html.ts';
import { typeset, TYPESETTINGS } from '../fixtures/arxiv/typeset.ts';

const NEW = 'https://arxiv.org/list/cs.CV/new';

function read(html: string, address: string = NEW, change: (document: Document) => void = () => {}): ListingReading {
  const document = parseHtml(html);
  change(document);
  return parseListing(document, new URL(address));
}

const papersOf = (reading: ListingReading) => reading.entries.map((entry) => entry.paper);
const idsOf = (reading: ListingReading) => papersOf(reading).map((paper) => paper.arxivId);

describe('rows of a page that others wrote to', () => {
  const clean = read(renderListNew('cs.CV'));

  it.each(TYPESETTINGS)('reads the same with formulas %s typesetting (%s)', (stage, renderer) => {
    const reading = read(renderListNew('cs.CV'), NEW, (document) => typeset(document, stage, renderer));
    expect(papersOf(reading)).toEqual(papersOf(clean));
    expect(reading.confidence).toBe(1);
  });

  it.each([
    ['with', NEW, renderListNew('cs.CV')],
    ['without', 'https://arxiv.org/list/cs.CV/recent', renderListRecent('cs.CV')],
  ])('reads the same %s abstracts after other extensions wrote to the rows', (_, address, html) => {
    const reading = read(html, address, (document) => {
      for (const row of document.querySelectorAll('dt')) {
        const elsewhere = document.createElement('a');
        elsewhere.setAttribute('href', 'https://www.alphaxiv.org/abs/2611.09014');
        elsewhere.textContent = 'arXiv:2611.09014';
        row.prepend(elsewhere);
      }
      for (const title of document.querySelectorAll('.list-title')) {
        const copy = document.createElement('button');
        copy.textContent = 'Copy';
        title.append(copy);
      }
      for (const authors of document.querySelectorAll('.list-authors')) {
        const badge = document.createElement('author-badge');
        badge.append(document.createElement('a'), ', h-index 40');
        badge.firstElementChild?.append('Profile');
        authors.prepend(badge);
      }
      for (const place of document.querySelectorAll('dd')) {
        const note = document.createElement('p');
        note.className = 'mathjax';
        note.textContent = 'A summary of this abstract';
        place.append(note);
        place.prepend(note.cloneNode(true));
      }
    });
    expect(papersOf(reading)).toEqual(papersOf(read(html, address)));
    expect(reading.confidence).toBe(1);
  });

  it('takes no other site’s link for the paper’s, if arXiv’s is gone', () => {
    const reading = read(renderListNew('cs.CV'), NEW, (document) => {
      const link = document.querySelector('dt a[title="Abstract"]');
      link?.setAttribute('href', 'https://www.alphaxiv.org/abs/2611.00001');
    });
    expect(reading.unread.map(({ missing }) => missing)).toEqual([['id']]);
  });

  it('pairs rows over nodes of other extensions and our own', () => {
    const reading = read(renderListNew('cs.CV'), NEW, (document) => {
      for (const row of document.querySelectorAll('dt')) {
        const badge = document.createElement('span');
        badge.textContent = ' 17 upvotes ';
        row.append(badge);
        const elsewhere = document.createElement('a');
        elsewhere.setAttribute('href', 'https://discuss.example.org/abs/2601.00001');
        row.prepend(elsewhere);
        const stray = document.createElement('dd');
        stray.textContent = 'A related paper';
        row.after(document.createElement('div'), stray);
      }
      for (const place of document.querySelectorAll('dd')) {
        const host = document.createElement('arxiv-marginalia');
        host.setAttribute('data-surface', 'row');
        host.textContent = 'TL;DR';
        place.append(host);
      }
      for (const title of document.querySelectorAll('.list-title')) {
        title.append(document.createElement('arxiv-marginalia'));
      }
    });
    expect(papersOf(reading)).toEqual(papersOf(clean));
    expect(reading.confidence).toBe(1);
  });

  it('keeps both entries of a paper that is there twice', () => {
    const reading = read(renderListNew('cs.CV'), NEW, (document) => {
      const list = document.querySelectorAll('dl')[1];
      const first = document.querySelector('dl');
      if (!list || !first) throw new Error('no lists');
      for (const node of first.querySelectorAll('dt, dd')) {
        if (node === first.querySelector('dt') || node === first.querySelector('dd')) list.append(node.cloneNode(true));
      }
    });
    expect(idsOf(reading).filter((id) => id === clean.entries[0]?.paper.arxivId)).toHaveLength(2);
    expect(reading.entries).toHaveLength(25);
  });

  it('loses confidence with every row it cannot read', () => {
    const reading = read(renderListNew('cs.CV'), NEW, (document) => {
      const rows = document.querySelectorAll('dd');
      rows[0]?.querySelector('.list-subjects')?.remove();
      rows[1]?.querySelector('.list-title')?.remove();
      rows[2]?.remove();
      document.querySelectorAll('dt')[3]?.querySelector('a[title="Abstract"]')?.remove();
    });
    expect(reading).toMatchObject({ declared: 24, read: 20 });
    expect(reading.confidence).toBeCloseTo(20 / 24);
    expect(idsOf(reading)).toEqual(idsOf(clean).filter((_, position) => ![1, 2, 3].includes(position)));
  });

  it('believes the headings when rows are gone', () => {
    const reading = read(renderListNew('cs.CV'), NEW, (document) => {
      for (const node of document.querySelectorAll('dl:first-of-type > dt, dl:first-of-type > dd')) node.remove();
    });
    expect(reading).toMatchObject({ declared: 24, read: 12, confidence: 0.5 });
  });

  it('counts a row that has lost its first half', () => {
    const reading = read(renderListNew('cs.CV'), NEW, (document) => document.querySelector('dt')?.remove());
    expect(reading).toMatchObject({ declared: 24, read: 23 });
    expect(reading.unread.map(({ detail, missing }) => [detail, missing])).toEqual([[null, ['id']]]);
    expect(reading.unread[0]?.row.tagName).toBe('DD');
  });

  it('lets no row that is there twice make up for one that is gone', () => {
    const reading = read(renderListNew('cs.CV'), NEW, (document) => {
      const [row, other] = document.querySelectorAll('dt');
      other?.nextElementSibling?.remove();
      other?.remove();
      row?.nextElementSibling?.after(row.cloneNode(true), row.nextElementSibling.cloneNode(true));
    });
    expect(reading.entries).toHaveLength(24);
    expect(reading).toMatchObject({ declared: 24, read: 23 });
  });

  it('counts a list that is there twice once', () => {
    const reading = read(renderListNew('cs.CV'), NEW, (document) => {
      const list = document.querySelector('dl');
      list?.after(list.cloneNode(true));
    });
    expect(reading).toMatchObject({ declared: 24, read: 24, confidence: 1 });
  });

  it('takes "author list is unavailable" for a full reading', () => {
    const papers = PAPERS.map((paper) => (paper.id === '2611.09014' ? { ...paper, authors: [] } : paper));
    const reading = read(renderListNew('cs.CV', DAY, {}, papers));
    expect(reading.entries[0]?.paper.authors).toEqual([]);
    expect(reading.confidence).toBe(1);
  });

  it('changes no node of the page', () => {
    const document = parseHtml(renderListNew('cs.CV'));
    typeset(document, 'after');
    const before = document.documentElement.outerHTML;
    parseListing(document, new URL(NEW));
    expect(document.documentElement.outerHTML).toBe(before);
  });
});
