import { findNotes } from '../db/notes.ts';
import { findPapers } from '../db/papers.ts';
import type { PaperExport } from '../exchange/paper-export.ts';
import { uiLanguageOf } from './gather-day.ts';
import type { Services } from './services.ts';
import { paperParts } from './views.ts';

/** All that is kept of some papers, in their order; those that are not stored are left out. */
export async function gatherPapers(
  services: Pick<Services, 'database'>,
  arxivIds: readonly string[],
  exportedAt: string,
): Promise<PaperExport[]> {
  const { database } = services;
  const records = await findPapers(database, arxivIds);
  const announced = new Map(records.map((record) => [record.arxivId, record.announced]));
  const [kept, notes, language] = await Promise.all([
    paperParts(services, records),
    findNotes(database, arxivIds),
    uiLanguageOf(),
  ]);
  return kept.map(
    ({ paper, reading, analyses, mark, triage, tldr }): PaperExport => ({
      paper,
      reading,
      analyses,
      mark,
      note: notes.get(paper.arxivId) ?? null,
      ...(triage ? { triage } : {}),
      ...(tldr ? { tldr } : {}),
      announced: announced.get(paper.arxivId) ?? [],
      language,
      exportedAt,
    }),
  );
}
