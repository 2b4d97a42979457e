/**
 * Counts lib/reader/vocabulary/counts.ts: `node test/eval/train/count-terms.ts [folder of saved arXiv pages]`. Tells beside it what the
 * counts are worth: tags are ranked by the abstract alone, and the first is right when the title, unseen, names it too. That is
 * told of papers of a saved search which no listing has: the counts know nothing of them.
 */
import { writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readPage } from '../../../lib/arxiv/pages/index.ts';
import type { Paper } from '../../../lib/arxiv/paper.ts';
import { findNamedTerms } from '../../../lib/reader/tags.ts';
import { parseHtml } from '../../fixtures/arxiv/parse-html.ts';
import { urlOfFile } from '../file-name.ts';
import { indexedUrls } from '../pages.ts';

/** Fewer than this is chance. */
const FEWEST = 2;

const dir = process.argv[2] ?? new URL('../../../../shared/arxiv-pages', import.meta.url).pathname;
const urls = await indexedUrls(dir);
const listed = new Map<string, Paper>();
const searched = new Map<string, Paper>();
for (const file of (await readdir(dir)).toSorted()) {
  const url = urls.get(file) ?? urlOfFile(file);
  if (!file.endsWith('.html') || url === null) continue;
  const page = readPage(parseHtml(await readFile(join(dir, file), 'utf8')), url);
  if (page?.type !== 'listing') continue;
  const papers = url.pathname.startsWith('/search') ? searched : listed;
  for (const { paper } of page.entries) {
    // One page has titles only, another the abstracts of the same papers.
    if (paper.abstract !== null || !papers.has(paper.arxivId)) papers.set(paper.arxivId, paper);
  }
}

const counts = new Map<string, number>();
for (const { title, abstract, categories } of listed.values()) {
  for (const { term } of findNamedTerms(title, abstract ?? '', categories)) {
    counts.set(term.id, (counts.get(term.id) ?? 0) + 1);
  }
}
const told = [...counts].filter(([, count]) => count >= FEWEST).toSorted(([left], [right]) => (left < right ? -1 : 1));
writeFileSync(
  new URL('../../../lib/reader/vocabulary/counts.ts', import.meta.url),
  `// Written by test/eval/train/count-terms.ts from saved listings of arXiv.

/** In how many of ${listed.size} listed papers of all fields a term is named; those named once or never are not here. */
export const TERM_COUNTS: Readonly<Record<string, number>> = ${JSON.stringify(Object.fromEntries(told))};
`,
);

let [ranked, first, reciprocal] = [0, 0, 0];
for (const { arxivId, title, abstract, categories } of searched.values()) {
  if (listed.has(arxivId)) continue;
  const wanted = new Set(findNamedTerms(title, '', categories).map(({ term }) => term.id));
  const terms = findNamedTerms('', abstract ?? '', categories).map(({ term }) => term.id);
  const rank = terms.findIndex((id) => wanted.has(id));
  if (terms.length < 2 || rank < 0) continue;
  ranked += 1;
  first += Number(rank === 0);
  reciprocal += 1 / (rank + 1);
}
console.log(JSON.stringify({ papers: ranked, firstRight: first / ranked, meanReciprocalRank: reciprocal / ranked }));
