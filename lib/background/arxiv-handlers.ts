import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { AppError, toAppError } from '../core/errors.ts';
import { putPapers } from '../db/papers.ts';
import { Politeness, slowsDown } from '../queue/politeness.ts';
import type { DocumentHost } from './document-host.ts';
import type { Mailing } from './document-tasks.ts';
import { fetchFeed, fetchListing, fetchPapers } from './fetch-arxiv.ts';
import { MissingAbstracts } from './missing-abstracts.ts';
import { readPaper } from './read-paper.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';
import { storeAnnouncement } from './store-announcement.ts';
import { findPaperView } from './views.ts';

const POLITENESS = 'arxivPoliteness';
const ABSENT = 'absentAbstracts';
/** Milliseconds a reader is let wait for arXiv's turn; longer, and they are told to come again. */
const PATIENCE = 10_000;

const politenessState = z.object({ lastStart: z.number(), notBefore: z.number(), failures: z.number() });
const absentIds = z.array(z.string());

type ArxivHandlers = Pick<Handlers, 'wantAbstracts' | 'fetchPaper' | 'fetchAnnouncement'>;

/** arXiv is asked from here alone, so that one gate holds for every tab. */
export function arxivHandlers(services: Services, documents: DocumentHost): ArxivHandlers {
  const { database, events } = services;
  const { local, session } = browser.storage;
  const politeness = new Politeness({
    get: async () => politenessState.safeParse((await local.get(POLITENESS))[POLITENESS]).data ?? null,
    put: (state) => local.set({ [POLITENESS]: state }),
  });
  const getAbsent = async (): Promise<string[]> => absentIds.safeParse((await session.get(ABSENT))[ABSENT]).data ?? [];
  const missing = new MissingAbstracts({
    database,
    politeness,
    fetch: (arxivIds, signal) => fetchPapers(documents, arxivIds, signal),
    tell: async (arxivId) => {
      const view = await findPaperView(services, arxivId);
      if (view) events.tell({ type: 'paper', view });
    },
    absent: {
      get: getAbsent,
      add: async (arxivIds) => session.set({ [ABSENT]: [...new Set([...(await getAbsent()), ...arxivIds])] }),
    },
  });

  /** One request that somebody waits for. */
  const ask = async <Value>(request: (signal: AbortSignal) => Promise<Value>): Promise<Value> => {
    const wait = await politeness.wait();
    if (wait > PATIENCE) throw new AppError('arxiv-busy', undefined, { retryAfter: Math.ceil(wait / 1_000) });
    try {
      return await politeness.run(request, new AbortController().signal);
    } catch (thrown) {
      const error = toAppError(thrown);
      if (!slowsDown(error)) throw error;
      const again = Math.ceil((await politeness.wait()) / 1_000);
      throw new AppError('arxiv-busy', error.detail, { retryAfter: again, cause: error });
    }
  };
  /** A listing that is not as expected is not the end: the feed has the same mailing in another form. */
  const fetchMailing = async (category: string): Promise<Mailing> => {
    try {
      return await ask((signal) => fetchListing(documents, category, signal));
    } catch (thrown) {
      if (toAppError(thrown).code !== 'page-changed') throw thrown;
      return ask((signal) => fetchFeed(documents, category, signal));
    }
  };

  return {
    wantAbstracts: ({ arxivIds }) => missing.want(arxivIds),
    async fetchPaper({ arxivId }) {
      const papers = await ask((signal) => fetchPapers(documents, [arxivId], signal));
      const found = papers.filter((paper) => paper.arxivId === arxivId);
      await putPapers(database, found, readPaper, new Date().toISOString());
      return findPaperView(services, arxivId);
    },
    async fetchAnnouncement({ category }) {
      const { announcement, papers } = await fetchMailing(category);
      await putPapers(database, papers, readPaper, new Date().toISOString());
      await storeAnnouncement(services, announcement);
      const { announcementDate, total } = announcement;
      return { category, announcementDate, total };
    },
  };
}
