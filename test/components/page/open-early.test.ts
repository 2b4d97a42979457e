// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openEarly } from '../../../components/page/open-early.ts';
import { renderListNew } from '../../fixtures/arxiv/listing-pages.ts';
import { manyPapers } from '../../fixtures/arxiv/many-papers.ts';
import { DAY } from '../../fixtures/arxiv/pages.ts';
import { answer, resetPage, sent } from '../shared/drawn.tsx';
import { aJob, aPaper, aView } from '../shared/fixtures.ts';

const hearing = vi.hoisted(() => ({ tell: (_event: unknown): void => {}, reconnect: (): void => {} }));

vi.mock('../../../lib/client/background.ts', async () => ({
  call: (await import('../shared/drawn.tsx')).callStandIn,
  listen: (tell: (event: unknown) => void, { onReconnect }: { onReconnect: () => void }) => {
    Object.assign(hearing, { tell, reconnect: onReconnect });
  },
  orphanSignal: new AbortController().signal,
}));

const URL_OF = { listing: 'https://arxiv.org/list/cs.CV/new', paper: 'https://arxiv.org/abs/2601.00001' };
const SUBJECT = { task: 'analysis', arxivIdV: '2611.00001v1', form: 'abstract' } as const;
const ROWS = 40;
const html = renderListNew('cs.CV', DAY, {}, manyPapers(ROWS)).replace(/<head>.*<\/head>/s, '<head></head>');

/** The page as far as it has come: with so many rows, of the last the title alone. */
function pageUpTo(rows: number): Document {
  const end = html.split('<dt>').slice(0, rows).join('<dt>').length;
  const title = html.indexOf('list-title', end);
  const document = new DOMParser().parseFromString(html.slice(0, title + 30), 'text/html');
  Object.defineProperty(document, 'readyState', { value: 'loading', configurable: true });
  return document;
}

const early = (document: Document, url: string, signal = new AbortController().signal) =>
  openEarly(document, new URL(url), { signal });
const askedFor = (): string[] =>
  sent.flatMap(({ data }) => (data as { papers: { arxivId: string }[] }).papers.map(({ arxivId }) => arxivId));
const frame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()));

beforeEach(() => {
  resetPage();
  answer('openPapers', ({ papers }) => papers.map((paper) => aView({ paper })));
});

describe('openEarly', () => {
  it('opens the first papers of a listing that is on its way, and draws nothing', async () => {
    const document = pageUpTo(30);
    const before = document.documentElement.outerHTML;
    const views = await early(document, URL_OF.listing)();
    const first = manyPapers(ROWS).slice(0, 12);
    expect(views?.map(({ paper }) => paper.arxivId)).toEqual(first.map(({ id }) => id));
    expect(views?.every(({ paper }) => paper.abstract !== null)).toBe(true);
    expect(document.documentElement.outerHTML).toBe(before);
  });

  it('leaves out what was told of meanwhile, and all after a break', async () => {
    const opened = early(pageUpTo(30), URL_OF.listing);
    const [first = '', second = ''] = askedFor();
    hearing.tell({ type: 'paper', view: aView({ paper: aPaper({ arxivId: first }) }) });
    const views = opened();
    hearing.tell({ type: 'job', job: aJob({ subject: { ...SUBJECT, arxivId: second } }) });
    expect((await views)?.map(({ paper }) => paper.arxivId)).toEqual(askedFor().slice(2));
    expect(opened()).toBeNull();
    const broken = early(pageUpTo(30), URL_OF.listing);
    hearing.reconnect();
    expect(broken()).toBeNull();
  });

  it('takes no row that may not be whole', async () => {
    const document = pageUpTo(13);
    const rows = [...document.querySelectorAll('dl > dd')];
    expect(rows).toHaveLength(13);
    expect(rows.at(-1)?.querySelector('p')).toBeNull();
    await early(document, URL_OF.listing)();
    expect(askedFor()).toHaveLength(12);
    sent.length = 0;
    // The twelfth is the last of its list now, and may be cut off.
    rows.at(-1)?.previousElementSibling?.remove();
    document.body.append(rows.at(-1) ?? '');
    await early(document, URL_OF.listing)();
    expect(askedFor()).toHaveLength(11);
  });

  it('waits until enough rows are there, and gives up once the page is', async () => {
    const document = pageUpTo(5);
    const opened = early(document, URL_OF.listing);
    await frame();
    expect(opened()).toBeNull();
    Object.defineProperty(document, 'readyState', { value: 'interactive' });
    for (let row = 0; row < 20; row += 1) document.body.append(document.createElement('dd'));
    await frame();
    await frame();
    expect(sent).toEqual([]);
  });

  it('asks for nothing on a page of one paper, nor once it is left', async () => {
    expect(early(pageUpTo(30), URL_OF.paper)()).toBeNull();
    expect(early(pageUpTo(30), URL_OF.listing, AbortSignal.abort())()).toBeNull();
    expect(sent).toEqual([]);
  });

  it('has nothing where the background did not answer', async () => {
    answer('openPapers', () => {
      throw new Error('gone');
    });
    expect(await early(pageUpTo(30), URL_OF.listing)()).toEqual([]);
  });
});
