import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { putPapers } from '../db/papers.ts';
import { MissingAbstracts } from './missing-abstracts.ts';
import { readPaper } from './read-paper.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';
import { storeMailing } from './store-announcement.ts';
import { findPaperView } from './views.ts';

const ABSENT = 'absentAbstracts';
const absentIds = z.array(z.string());

type ArxivHandlers = Pick<Handlers, 'wantAbstracts' | 'fetchPaper' | 'fetchPapers' | 'fetchAnnouncement'>;

export function arxivHandlers(services: Services): ArxivHandlers {
  const { database, events, arxiv } = services;
  const { session } = browser.storage;
  const getAbsent = async (): Promise<string[]> => absentIds.safeParse((await session.get(ABSENT))[ABSENT]).data ?? [];
  const missing = new MissingAbstracts({
    database,
    politeness: arxiv.politeness,
    fetch: (arxivIds, signal) => arxiv.fetchPapers(arxivIds, signal),
    tell: async (arxivId) => {
      const view = await findPaperView(services, arxivId);
      if (view) events.tell({ type: 'paper', view });
    },
    absent: {
      get: getAbsent,
      add: async (arxivIds) => session.set({ [ABSENT]: [...new Set([...(await getAbsent()), ...arxivIds])] }),
    },
  });
  // A popup that closes ends nothing: what was asked for is stored for the next one.
  const { signal } = new AbortController();

  return {
    wantAbstracts: ({ arxivIds }) => missing.want(arxivIds),
    async fetchPaper({ arxivId }) {
      const paper = await arxiv.paper(arxivId, signal);
      if (paper) await putPapers(database, [paper], readPaper, new Date().toISOString());
      return findPaperView(services, arxivId);
    },
    async fetchPapers({ arxivIds }) {
      const asked = new Set(arxivIds);
      const wanted = (await arxiv.papers(arxivIds, signal)).filter(({ arxivId }) => asked.has(arxivId));
      await putPapers(database, wanted, readPaper, new Date().toISOString());
      return { found: wanted.map(({ arxivId }) => arxivId) };
    },
    async fetchAnnouncement({ category }) {
      const mailing = await arxiv.mailing(category, signal);
      await storeMailing(services, mailing);
      const { announcementDate, total } = mailing.announcement;
      return { category, announcementDate, total };
    },
  };
}
