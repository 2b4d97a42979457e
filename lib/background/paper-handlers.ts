import { asListed } from '../analysis/listed-paper.ts';
import type { Paper, PaperSource } from '../arxiv/paper.ts';
import { listMarks, updateMarks } from '../db/marks.ts';
import { findPapers, putPapers } from '../db/papers.ts';
import type { PaperRecord } from '../db/schema.ts';
import { emptyMark } from '../library/mark.ts';
import { applyMark } from '../library/marks.ts';
import { applyTags, countTags } from '../library/reader-tags.ts';
import type { Listed, ListedPaper } from '../messaging/protocol.ts';
import { markPapers } from './mark-papers.ts';
import { readPaper } from './read-paper.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';
import { storeAnnouncement } from './store-announcement.ts';
import { findPaperView, paperViews } from './views.ts';

type PaperHandlers = Pick<
  Handlers,
  | 'openPapers'
  | 'openListed'
  | 'openAnnouncement'
  | 'getPaper'
  | 'getPapers'
  | 'getListed'
  | 'markSeen'
  | 'setMark'
  | 'tagPapers'
  | 'listReaderTags'
>;

export function paperHandlers(services: Services): PaperHandlers {
  const { database, events } = services;

  const tellPaper = async (arxivId: string): Promise<void> => {
    const view = await findPaperView(services, arxivId);
    if (view) events.tell({ type: 'paper', view });
  };

  const store = (papers: Paper[], source?: PaperSource): Promise<PaperRecord[]> =>
    putPapers(database, papers, readPaper, new Date().toISOString(), source);
  const list = async (records: readonly PaperRecord[]): Promise<Listed<ListedPaper>> => {
    const views = await paperViews(services, records);
    return {
      papers: views.map((view) => asListed(view)),
      tagNames: Object.fromEntries(views.flatMap(({ tagNames }) => Object.entries(tagNames))),
    };
  };

  return {
    async openPapers({ papers, source }) {
      const records = await store(papers, source);
      return paperViews(
        services,
        records.map((record, index) => asShown(record, papers[index])),
      );
    },
    async openListed({ papers }) {
      const records = await store(papers);
      const { papers: listed, tagNames } = await list(records);
      const isPast = records.map((record, index) => asShown(record, papers[index]) !== record);
      return { papers: listed.map((paper, index) => (isPast[index] ? null : paper)), tagNames };
    },
    getListed: async ({ arxivIds }) => list(await findPapers(database, arxivIds)),
    openAnnouncement: ({ announcement }) => storeAnnouncement(services, announcement),
    getPaper: ({ arxivId }) => findPaperView(services, arxivId),
    getPapers: async ({ arxivIds }) => paperViews(services, await findPapers(database, arxivIds)),
    async markSeen({ arxivIds }) {
      const now = new Date().toISOString();
      await updateMarks(database, arxivIds, (stored) => applyMark(stored, { seen: true }, now));
      events.tell({ type: 'seen', arxivIds });
    },
    async setMark({ arxivId, ...patch }) {
      const [mark] = await markPapers(database, [arxivId], patch);
      await tellPaper(arxivId);
      return mark ?? emptyMark(arxivId);
    },
    async tagPapers({ arxivIds, ...change }) {
      const now = new Date().toISOString();
      const marks = await updateMarks(database, [...new Set(arxivIds)], (stored) => applyTags(stored, change, now));
      const views = await paperViews(services, await findPapers(database, arxivIds));
      for (const view of views) events.tell({ type: 'paper', view });
      return marks;
    },
    listReaderTags: async () => countTags(await listMarks(database)),
  };
}

/** An older version's page is told about the text it shows, not about the newest. */
function asShown(record: PaperRecord, shown: Paper | undefined): PaperRecord {
  if (!shown?.version) return record;
  const isPast = record.version === null && record.earlier?.some(({ version }) => version === shown.version);
  if (!isPast && (record.version === null || shown.version >= record.version)) return record;
  return { ...record, ...shown, reading: readPaper(shown, null) };
}
