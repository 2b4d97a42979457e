import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readPage } from '../../lib/arxiv/pages/index.ts';
import type { Paper } from '../../lib/arxiv/paper.ts';
import { parseHtml } from '../fixtures/arxiv/parse-html.ts';
import { urlOfFile } from './file-name.ts';
import { indexedUrls } from './pages.ts';

/** Papers with an abstract on the saved pages of a folder, each once, by arXiv id. */
export async function readListedPapers(dir: string): Promise<Map<string, Paper>> {
  const urls = await indexedUrls(dir);
  const papers = new Map<string, Paper>();
  for (const file of (await readdir(dir)).toSorted()) {
    const url = urls.get(file) ?? urlOfFile(file);
    if (!file.endsWith('.html') || url === null) continue;
    const page = readPage(parseHtml(await readFile(join(dir, file), 'utf8')), url);
    for (const paper of papersOf(page)) {
      if (paper.abstract !== null && !papers.has(paper.arxivId)) papers.set(paper.arxivId, paper);
    }
  }
  return papers;
}

/** Every paper that a listing shows, each once, with its abstract where any listing has it. */
export async function readAllListed(dir: string): Promise<Paper[]> {
  const urls = await indexedUrls(dir);
  const papers = new Map<string, Paper>();
  for (const file of (await readdir(dir)).toSorted()) {
    const url = urls.get(file) ?? urlOfFile(file);
    if (!file.endsWith('.html') || url === null) continue;
    const page = readPage(parseHtml(await readFile(join(dir, file), 'utf8')), url);
    if (page?.type !== 'listing') continue;
    for (const paper of papersOf(page)) {
      if (paper.abstract !== null || !papers.has(paper.arxivId)) papers.set(paper.arxivId, paper);
    }
  }
  return [...papers.values()];
}

function papersOf(page: ReturnType<typeof readPage>): Paper[] {
  if (page?.type === 'listing') return page.entries.map((entry) => entry.paper);
  return page?.type === 'paper' ? [page.paper] : [];
}
