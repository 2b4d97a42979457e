import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findPageType } from '../../lib/arxiv/pages/index.ts';
import { PAPERS, renderAbs, renderSearch } from '../fixtures/arxiv/pages.ts';
import { parseHtml, parseXml } from '../fixtures/arxiv/parse-html.ts';
import { type Draft, draftOf } from './draft.ts';
import { urlOfFile } from './file-name.ts';
import type { Expected, ExpectedEntry } from './page-comparison.ts';
import { evaluatePages, indexedUrls } from './pages.ts';

/** Saved pages of the live site, kept beside the project; a clone has none and does with the fixtures. */
const SAVED_PAGES = ['../../../shared/arxiv-pages/']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .filter((dir) => existsSync(join(dir, 'expected.json')));

interface Stored {
  file: string;
  text: string;
  expected: Expected;
  draft: Draft;
}

const isUsed = (expected: Expected): boolean => expected.type !== 'feed' || expected.root !== 'OAI-PMH';

async function readStored(dir: string): Promise<Stored[]> {
  const expectations: Record<string, Expected> = JSON.parse(await readFile(join(dir, 'expected.json'), 'utf8'));
  const urls = await indexedUrls(dir);
  const stored: Stored[] = [];
  for (const [file, expected] of Object.entries(expectations)) {
    if (!isUsed(expected)) continue;
    const text = await readFile(join(dir, file), 'utf8');
    const stated = urls.get(file) ?? urlOfFile(file);
    const isKnown = stated !== null && (expected.type !== 'html' || findPageType(stated)?.id === 'html');
    const url = isKnown ? stated : new URL('https://arxiv.org/html/0704.0001');
    stored.push({
      file,
      text,
      expected,
      draft: draftOf(file.endsWith('.xml') ? parseXml(text) : parseHtml(text), url),
    });
  }
  return stored;
}

/** `Machine Learning (cs.LG)` and `cs.LG` are the same. */
const codeOf = (subject: string): string => /\(([^()]+)\)$/.exec(subject)?.[1] ?? subject;

const entryOf = (entry: ExpectedEntry) => ({
  numbered: [entry.index, entry.id, entry.section, entry.title, ...entry.authors],
  primary: codeOf(entry.primary),
  subjects: entry.subjects.map(codeOf),
  characters: entry.abstract_chars ?? 0,
  comments: entry.comments,
  journal: entry.journal_ref,
  from: entry.cross_list_from,
  replaced: entry.replaced,
  html: entry.html,
});

/** What a comparison looks at, whichever way it is written. */
function comparedOf(expected: Expected | Draft): object {
  switch (expected.type) {
    case 'abs': {
      const { id, version, title, authors, authors_count, abstract, abstract_chars, comments } = expected;
      const { primary, subjects, versions, withdrawn_versions, withdrawn_notice, table, meta } = expected;
      return {
        stated: { id, version, title, authors, authors_count, comments },
        abstract: [abstract, abstract_chars],
        history: { versions, withdrawn_versions, withdrawn_notice },
        categories: [primary, ...subjects].map(codeOf),
        journal: table['Journal reference'],
        dates: [meta.citation_doi, meta.citation_date, meta.citation_online_date],
      };
    }
    case 'list': {
      const { h1, announced, total, sections, count, ids, titles, first, last, max_authors, note } = expected;
      const entries = [first, last].map((some) => some.map(entryOf));
      return { h1, announced, total, sections, count, ids, titles, entries, max_authors, note };
    }
    case 'html': {
      const { title, watermark, base, abstract_chars } = expected;
      return { title, watermark, base, abstract_chars };
    }
    case 'feed': {
      const { root, count, ids, titles, announce_types, totalResults, pubDate } = expected;
      return {
        counted: [root, count, totalResults ?? null],
        titles,
        // Expected of RSS are links, which have no version.
        ids: ids.map((id) => id.replace(/^.*:/, '').replace(root === 'rss' ? /v\d+$/ : '', '')),
        kinds: announce_types?.map((type) => type.replace('-cross', '')),
        // Of Atom no day is expected: it has no field for the whole mailing's.
        day: root === 'rss' ? pubDate?.slice(0, 16) : undefined,
      };
    }
    case 'search':
      return expected;
    default:
      return { count: expected.count };
  }
}

const atomEntry = (id: string, title: string): string => `<entry><id>${id}</id><title>${title}</title></entry>`;

describe('draftOf', () => {
  let dir = '';
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'drafts-'));
  });
  afterEach(() => rm(dir, { recursive: true }));

  it.each(SAVED_PAGES)(
    'drafts of the pages of %s what is expected of them',
    async (saved) => {
      const stored = await readStored(saved);
      expect(stored.length).toBeGreaterThanOrEqual(59);
      expect(stored.map(({ file, draft }) => ({ file, ...comparedOf(draft) }))).toEqual(
        stored.map(({ file, expected }) => ({ file, ...comparedOf(expected) })),
      );

      for (const { file, text } of stored) await writeFile(join(dir, file), text);
      const drafts = Object.fromEntries(stored.map(({ file, draft }) => [file, draft]));
      await writeFile(join(dir, 'expected.json'), JSON.stringify(drafts));
      await writeFile(join(dir, 'INDEX.md'), await readFile(join(saved, 'INDEX.md'), 'utf8'));
      const result = await evaluatePages(dir);
      expect(result).toMatchObject({ files: stored.length, wrong: [], passedOver: [] });
      expect(result.exact).toBe(result.entries);
    },
    60_000,
  );

  it('shortens long lists of authors and abstracts, and counts them whole', () => {
    const paper = PAPERS.find(({ authors }) => authors.length > 100);
    if (!paper) throw new Error('no fixture');
    const { id, authors, abstract } = paper;
    expect(draftOf(parseHtml(renderAbs(paper)), new URL(`https://arxiv.org/abs/${id}`))).toMatchObject({
      authors: [...authors.slice(0, 5), '...', ...authors.slice(-2)],
      authors_count: authors.length,
      abstract: abstract.slice(0, 200),
      abstract_chars: abstract.length,
    });
  });

  it('leaves a version that the page does not state to a person', () => {
    const page = '<div id="abs"><h1 class="title">A title</h1></div>';
    const draft = draftOf(parseHtml(page), new URL('https://arxiv.org/abs/2611.09014'));
    expect(draft).toMatchObject({ type: 'abs', id: '2611.09014', version: null, title: 'A title' });
  });

  it('takes titles of feeds as the feed writes them, past entries that are not read', () => {
    const raw = String.raw`Poincar\'e and {\"o}`;
    const entries = [atomEntry('urn:x', 'No paper'), atomEntry('http://arxiv.org/abs/2611.09014v2', raw)];
    const draft = draftOf(
      parseXml(`<feed>${entries.join('')}</feed>`),
      new URL('https://arxiv.org/api/query?id_list=x'),
    );
    expect(draft).toMatchObject({ count: 1, ids: ['http://arxiv.org/abs/2611.09014v2'], titles: [raw] });
  });

  it('states no result whose day is not found, and counts it', () => {
    const url = new URL('https://arxiv.org/search/?query=x');
    const page = renderSearch(PAPERS.slice(0, 3), { query: 'x' });
    const at = page.lastIndexOf('Submitted</span>');
    const undated = `${page.slice(0, at)}Sent</span>${page.slice(at + 'Submitted</span>'.length)}`;
    const [first, second] = PAPERS;
    expect(draftOf(parseHtml(undated), url)).toMatchObject({
      count: 3,
      first: [{ id: first?.id }, { id: second?.id }],
      last: [],
    });
  });
});
