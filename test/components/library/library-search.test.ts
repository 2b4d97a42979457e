import { beforeEach, expect, test, vi } from 'vitest';
import { LibrarySearch } from '../../../components/library/library-search.ts';
import { toLibraryEntries } from '../../../lib/background/library-rows.ts';
import { readPaper } from '../../../lib/background/read-paper.ts';
import { nameTags } from '../../../lib/reader/tag-names.ts';
import { SearchIndex } from '../../../lib/search/search-index.ts';
import { defaultSettings } from '../../../lib/settings/defaults.ts';
import { analysisOf } from '../../exchange/sample-analysis.ts';
import { makePaper } from '../../fixtures/records.ts';

const AT = '2026-11-17T08:00:00.000Z';
const arxivId = '2611.00001';

/** The index without its worker. */
class Index extends SearchIndex {
  addAll = (documents: Parameters<SearchIndex['add']>[0][]): Promise<void> => {
    for (const document of documents) this.add(document);
    return Promise.resolve();
  };
}

let search: LibrarySearch;

beforeEach(async () => {
  const index = new Index();
  search = new LibrarySearch({
    add: index.addAll,
    search: (query, options) => Promise.resolve(index.search(query, options)),
    close: () => undefined,
  });
  const paper = makePaper({
    arxivId,
    title: 'Counting Leaves from Shadows',
    authors: ['Ada Osei', '林舟'],
    abstract:
      'Foresters are slow at this. We count leaves from the shadows they cast. On three plots the error falls by 12%.',
  });
  const record = { ...paper, reading: readPaper(paper, null), versions: [1], announced: [], storedAt: AT };
  const analysis = analysisOf();
  const written = { ...analysis, arxivId, arxivIdV: `${arxivId}v1` };
  const provenance = { ...analysis.provenance, form: 'ask' as const };
  const ask = {
    id: 'a',
    arxivId,
    arxivIdV: `${arxivId}v1`,
    question: '误差下降多少？',
    language: 'zh' as const,
    answer: { state: 'done' as const, text: '约一成二。' },
    passages: [],
    provenance,
  };
  const zh = {
    ...written,
    key: 'zh',
    language: 'zh' as const,
    sections: { method: { state: 'done' as const, text: '以投影代替外观。' } },
  };
  const findings = [{ text: '误差减少百分之十二', sentences: [3], quote: '', evidence: 'verified' as const }];
  const parts = {
    papers: [record, { ...record, arxivId: '2611.00002', title: 'Other', authors: [], abstract: null, reading: null }],
    marks: new Map([
      [
        arxivId,
        {
          arxivId,
          seenAt: null,
          starredAt: null,
          hiddenAt: null,
          tags: [
            { name: '待引用', at: AT },
            { name: 'to cite', at: AT },
          ],
        },
      ],
    ]),
    notes: new Map([
      [arxivId, { arxivId, text: '对照 **表 2**; compare with ours.', createdAt: AT, updatedAt: AT, revision: 1 }],
    ]),
    tldrs: new Map(),
    analyses: new Map([[arxivId, [written, { ...zh, findings }]]]),
    triages: new Map(),
    asks: new Map([[arxivId, [ask]]]),
  };
  const entries = toLibraryEntries(parts, defaultSettings('en'));
  await search.take(entries, nameTags(entries.flatMap(({ row }) => row.tags)));
});

test.each([
  ['counting leaves', 'title'],
  ['osei', 'authors'],
  ['林舟', 'authors'],
  ['待引用', 'tags'],
  ['tag:"to cite"', 'tags'],
  ['表 2', 'note'],
  ['compare with ours', 'note'],
  ['百分之十二', 'findings'],
  ['投影代替', 'analysis'],
  ['误差下降多少', 'analysis'],
  ['约一成二', 'analysis'],
  ['foresters', 'abstract'],
  ['摘要：foresters', 'abstract'],
])('%s is found where it stands: %s', async (query, field) => {
  search.ask(query);
  await vi.waitFor(() => expect(search.hits.value).not.toBeNull());
  expect([...(search.hits.value ?? new Map()).keys()]).toEqual([arxivId]);
  const snippets = search.snippets.value.get(arxivId) ?? [];
  expect(snippets.map((snippet) => snippet.field)).toContain(field);
  for (const { text, ranges } of snippets) for (const [from, to] of ranges) expect(text.slice(from, to)).not.toBe('');
});

test('the authors’ one sentence and findings are in both fields, and a search that is cleared shows nothing', async () => {
  search.ask('tldr:shadows');
  await vi.waitFor(() => expect(search.total.value).toBe(1));
  search.ask('要点：error');
  await vi.waitFor(() => expect(search.snippets.value.get(arxivId)?.[0]?.field).toBe('findings'));
  search.ask(' ');
  expect(search.hits.value).toBeNull();
});
