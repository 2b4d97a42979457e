import { describe, expect, it } from 'vitest';
import { type AbsReading, parseAbs } from '../../../lib/arxiv/pages/abs.ts';
import { type FixturePaper, PAPERS, renderAbs } from '../../fixtures/arxiv/pages.ts';
import { parseHtml } from '../../fixtures/arxiv/parse-html.ts';
import { shownText } from '../../fixtures/arxiv/shell.ts';
import { typeset } from '../../fixtures/arxiv/typeset.ts';

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

  it.each(['mid', 'after'] as const)('reads the same with formulas %s typesetting', (stage) => {
    for (const paper of PAPERS.filter((candidate) => (candidate.title + candidate.abstract).includes('$'))) {
      expect(read(paper.id, null, (document) => typeset(document, stage)).paper).toEqual(read(paper.id).paper);
    }
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

  it('reads the same after our own panel was added', () => {
    const { paper } = read('2611.09014', null, (document) => {
      const host = document.createElement('arxiv-marginalia');
      host.textContent = 'ours';
      document.querySelector('blockquote.abstract')?.append(host);
    });
    expect(paper).toEqual(read('2611.09014').paper);
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
