import { AppError } from '../core/errors.ts';
import { findPaper, putPapers } from '../db/papers.ts';
import type { PaperRecord } from '../db/schema.ts';
import { readPaper } from './read-paper.ts';
import type { Services } from './services.ts';

/** A paper with its abstract: as a page has read it, else as arXiv's API gives it. */
export async function obtainPaper(
  { database, arxiv }: Services,
  arxivId: string,
  signal = new AbortController().signal,
): Promise<PaperRecord> {
  const stored = await findPaper(database, arxivId);
  if (stored?.reading) return stored;
  const paper = await arxiv.paper(arxivId, signal);
  if (!paper) throw new AppError('not-found');
  await putPapers(database, [paper], readPaper, new Date().toISOString());
  const obtained = await findPaper(database, arxivId);
  if (!obtained) throw new AppError('not-found');
  return obtained;
}
