import type { DigestCandidate } from '../analysis/pack-digest.ts';
import type { Announcement } from '../arxiv/announcement.ts';
import type { PaperRecord } from '../db/schema.ts';
import { selectDigestPapers } from '../digest/digest-input.ts';

/** What a model may read of an announcement, in the order to read it. */
export function digestCandidates(announcement: Announcement, records: readonly PaperRecord[]): DigestCandidate[] {
  const readings = new Map(records.map(({ arxivId, reading }) => [arxivId, reading]));
  return selectDigestPapers(announcement, records).map(({ paper, kind }) => {
    const reading = readings.get(paper.arxivId);
    const tldr = reading?.sentences.find(({ id }) => id === reading.tldr);
    return { arxivId: paper.arxivId, title: paper.title, kind, abstract: paper.abstract, sentence: tldr?.text ?? null };
  });
}
