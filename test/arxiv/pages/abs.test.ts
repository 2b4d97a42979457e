import { describe, expect, it } from 'vitest';
import { type AbsReading, parseAbs } from '../../../lib/arxiv/pages/abs.ts';
import { type FixturePaper, PAPERS, renderAbs } from '../../fixtures/arxiv/pages.ts';
import { parseHtml } from '../../fixtures/arxiv/parse-html.ts';
import { shownText } from '../../fixtures/arxiv/shell.ts';
import { typeset, TYPESETTINGS } from '../../fixtures/arxiv/typeset.ts';

const addressOf = (id: string, version: number | null = null): URL =>
  new URL(`https://arxiv.org/abs/${id}${version === null ? '' : `v${version}`}`);

function paperOf(id: string): FixturePaper {
  const paper = PAPERS.find((candidate) => candidate.id === id);
  if (!paper) throw new Error(`no fixture ${id}`);
  return paper;
}

function read(id: string, version: number | null = null, change: (document: Document) => void = () => {}): AbsReading {
  const document = parseHtml(renderAbs(paperOf(id), version));
  change(document);
  const reading = parseAbs(document, addressOf(id, version));
  if (!reading) throw new Error(`${id} was not read`);
  return reading;
}

describe('parseAbs', () => {
  it('reads from the meta tags what a formula without its TeX has made unreadable, and says so', () => {
    const reading = read('2611.09014', null, (document) => {
      for (const element of document.querySelectorAll('h1.title, blockquote.abstract')) {
        element.append(document.createElement('mjx-container'));
      }
    });
    expect(reading.paper).toMatchObject({ title: paperOf('2611.09014').title });
    expect(reading.paper.abstract).toMatch(/^Open-vocabulary/);
    expect(reading.missing).toEqual(['title', 'abstract']);
  });

  it.each(PAPERS.map((paper) => [paper.id, paper] as const))('reads %s as it was written', (_, paper) => {
    const { paper: found, versions, anchor } = read(paper.id);
    const latest = paper.submitted.length;
    expect(found).toMatchObject({
      arxivId: paper.id,
      version: latest,
      title: paper.title,
      authors: paper.authors,
      abstract: shownText(paper.abstract),
      primaryCategory: paper.categories[0],
      categories: paper.categories,
      comments: paper.comments === undefined ? null : shownText(paper.comments),
      journalRef: paper.journalRef ?? null,
      doi: paper.doi ?? null,
      published: paper.submitted[0]?.slice(0, 10),
      updated: paper.submitted.at(-1)?.slice(0, 10),
      withdrawn: paper.withdrawn?.includes(latest) ?? false,
    });
    expect(versions).toEqual(paper.submitted.map((_, position) => position + 1));
    expect(anchor?.matches('blockquote.abstract')).toBe(true);
  });

  it('reads an older version as that version', () => {
    const { paper, versions } = read('2605.11870', 2);
    expect(paper).toMatchObject({ version: 2, published: '2026-05-19', updated: '2026-07-02' });
    expect(versions).toEqual([1, 2, 3]);
  });

  it('finds the code behind "this https URL", in abstract and comments, once each', () => {
    const { paper } = read('2403.05518');
    expect(paper.abstract).toContain('See also this https URL (branch v2), and this http URL.');
    expect(paper.codeLinks).toEqual(['https://github.com/raytables/nrt/tree/v2', 'https://github.com/raytables/nrt']);
  });

  it('reads all authors, also those behind "et al.", and neither toggle nor script', () => {
    const { authors } = read('2611.04890').paper;
    expect(authors).toHaveLength(137);
    expect(authors[0]).toBe('HUA Collaboration');
    expect(authors.join()).not.toMatch(/et al|function|toggle/);
  });

  it('reads authors from the meta tags where the page shows fewer', () => {
    const { authors } = read('2611.04890', null, (document) => {
      document.querySelector('#long-author-list')?.remove();
    }).paper;
    expect(authors).toEqual(paperOf('2611.04890').authors);
  });

  it('tells a journal reference from a report number', () => {
    expect(read('2403.05518').paper.journalRef).toBe('Comput. Graph. Lett. 41(3), 205-219 (2024)');
    expect(read('2611.04890').paper.journalRef).toBeNull();
  });

  it('knows a withdrawn version, and one whose successor was withdrawn', () => {
    const latest = read('2608.15504');
    expect(latest.paper.withdrawn).toBe(true);
    expect(latest.withdrawnVersions).toEqual([2]);
    expect(latest.withdrawnNotice).toBe('This paper has been withdrawn by Pauline Achterberg');
    const older = read('2608.15504', 1);
    expect(older.paper.withdrawn).toBe(false);
    expect(older.withdrawnNotice).toBe('A newer version of this paper has been withdrawn by Pauline Achterberg');
  });

  it.each(TYPESETTINGS)('reads the same with formulas %s typesetting (%s)', (stage, renderer) => {
    const mathematical = PAPERS.filter((candidate) => (candidate.title + candidate.abstract).includes('$'));
    expect(mathematical.length).toBeGreaterThan(2);
    for (const { id } of mathematical) {
      const set = read(id, null, (document) => typeset(document, stage, renderer));
      expect(set.paper).toEqual(read(id).paper);
      expect(set.confidence).toBe(1);
    }
  });

  it('reads formulas in a line of their own the same before, while and after they are set', () => {
    const papers = [undefined, ...TYPESETTINGS].map((state) =>
      read('2611.09014', null, (document) => {
        document.querySelector('blockquote.abstract')?.append(' so that $$E = mc^2$$ holds for $c$.');
        if (state) typeset(document, ...state);
      }),
    );
    expect(papers[0]?.paper.abstract).toMatch(/ so that \$\$E = mc\^2\$\$ holds for \$c\$\.$/);
    for (const { paper } of papers) expect(paper).toEqual(papers[0]?.paper);
  });

  it('does without meta tags', () => {
    const stripped = read('2605.11870', 2, (document) => {
      for (const meta of document.querySelectorAll('meta')) meta.remove();
    });
    expect(stripped.paper).toEqual(read('2605.11870', 2).paper);
    const published = read('2607.02958', null, (document) => {
      for (const meta of document.querySelectorAll('meta')) meta.remove();
    });
    expect(published.paper).toEqual(read('2607.02958').paper);
  });

  it('does without the submission history', () => {
    const { paper, versions } = read('2605.11870', null, (document) => {
      for (const node of document.querySelectorAll('meta, .submission-history')) node.remove();
    });
    expect(paper).toMatchObject({ version: 3, published: '2026-05-19', updated: '2026-11-14' });
    expect(versions).toEqual([]);
  });

  it('changes no node of the page', () => {
    const document = parseHtml(renderAbs(paperOf('2403.05518')));
    typeset(document, 'after');
    const before = document.documentElement.outerHTML;
    parseAbs(document, addressOf('2403.05518'));
    expect(document.documentElement.outerHTML).toBe(before);
  });

  it('reads the same after other extensions and we wrote to the page', () => {
    const reading = read('2611.09014', null, (document) => {
      const host = document.createElement('arxiv-marginalia');
      host.textContent = 'ours';
      document.querySelector('blockquote.abstract')?.append(host);
      document.querySelector('#abs h1.title')?.append(parseHtml('<button>Copy title</button>').body);
      const badge = document.createElement('author-badge');
      badge.append(document.createElement('a'), 'h-index 40');
      badge.firstElementChild?.append('Profile');
      document.querySelector('.authors')?.prepend(badge);
      const discussed = document.createElement('a');
      discussed.setAttribute('href', 'https://www.alphaxiv.org/abs/2611.00001v7');
      discussed.textContent = 'arXiv:2611.00001v7';
      document.querySelector('.extra-services')?.prepend(discussed, 'Discuss');
      const note = document.createElement('p');
      note.textContent = 'Cited 12 times; code at https://github.com/nobody/nothing';
      document.querySelector('blockquote.abstract')?.after(note);
    });
    expect(reading.paper).toEqual(read('2611.09014').paper);
    expect(reading.confidence).toBe(1);
  });

  it('falls back on the meta tags, and says what the page no longer shows', () => {
    const reading = read('2403.05518', null, (document) => {
      document.querySelector('#abs h1.title')?.remove();
      document.querySelector('blockquote.abstract')?.remove();
      document.querySelector('.authors')?.remove();
    });
    const { title, authors, abstract, arxivId } = reading.paper;
    expect({ title, authors, arxivId }).toEqual({
      arxivId: '2403.05518',
      title: paperOf('2403.05518').rawTitle,
      authors: paperOf('2403.05518').authors,
    });
    expect(abstract).toBe(paperOf('2403.05518').abstract);
    expect(reading.missing).toEqual(['title', 'authors', 'abstract']);
    expect(reading.confidence).toBeCloseTo(0.4);
    expect(read('2403.05518')).toMatchObject({ missing: [], confidence: 1 });
  });

  it('reads nothing from an error page', () => {
    const document = parseHtml('<main><h1>Article 2512.99999 not found</h1></main>');
    expect(parseAbs(document, addressOf('2512.99999'))).toBeNull();
  });
});
