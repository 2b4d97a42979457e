import { existsSync } from 'node:fs';
import type { Paper } from '../../lib/arxiv/paper.ts';
import type { PaperView } from '../../lib/messaging/views.ts';
import { readOffline } from '../../lib/reader/read-offline.ts';
import type { OfflineReading } from '../../lib/reader/reading.ts';
import { readListedPapers } from '../eval/listed-papers.ts';
import { inventPapers } from '../fixtures/invented-papers.ts';

const SAVED_PAGES = new URL('../../../shared/arxiv-pages', import.meta.url).pathname;
const INVENTED = 150;
/** The most one message may hold. */
const BATCH = 100;

/** Invented papers, and those of saved pages where there are any. */
export async function manyPapers(): Promise<Paper[]> {
  const saved = existsSync(SAVED_PAGES) ? [...(await readListedPapers(SAVED_PAGES)).values()] : [];
  return [...inventPapers(INVENTED), ...saved];
}

/** What Node reads out of the papers, and what the extension does, by its own background; both by arXiv id. */
export async function readEverywhere(
  papers: readonly Paper[],
  openPapers: (papers: Paper[]) => Promise<unknown>,
): Promise<Record<'here' | 'there', Record<string, OfflineReading | null>>> {
  const here = papers.map(
    (paper) => [paper.arxivId, readOffline({ ...paper, abstract: paper.abstract ?? '' })] as const,
  );
  const there: (readonly [string, OfflineReading | null])[] = [];
  for (let from = 0; from < papers.length; from += BATCH) {
    const views = (await openPapers(papers.slice(from, from + BATCH))) as PaperView[];
    there.push(...views.map(({ paper, reading }) => [paper.arxivId, reading] as const));
  }
  return { here: Object.fromEntries(here), there: Object.fromEntries(there) };
}
