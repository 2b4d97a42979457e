import type { Paper } from '../arxiv/paper.ts';
import { readOffline, READER_VERSION } from '../reader/read-offline.ts';
import type { OfflineReading } from '../reader/reading.ts';

/** The stored reading where it is still what this reader would say, else a new one. */
export function readPaper(paper: Paper, stored: OfflineReading | null): OfflineReading | null {
  if (paper.abstract === null) return null;
  if (stored?.readerVersion === READER_VERSION) return { ...stored, codeLinks: paper.codeLinks };
  const { title, abstract, codeLinks, categories } = paper;
  return readOffline({ title, abstract, codeLinks, categories });
}
