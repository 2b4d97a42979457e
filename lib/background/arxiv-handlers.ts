import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { Politeness } from '../queue/politeness.ts';
import type { DocumentHost } from './document-host.ts';
import { fetchPapers } from './fetch-papers.ts';
import { MissingAbstracts } from './missing-abstracts.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';
import { findPaperView } from './views.ts';

const POLITENESS = 'arxivPoliteness';
const ABSENT = 'absentAbstracts';

const politenessState = z.object({ lastStart: z.number(), notBefore: z.number(), failures: z.number() });
const absentIds = z.array(z.string());

/** arXiv is asked from here alone, so that one gate holds for every tab. */
export function abstractHandlers(services: Services, documents: DocumentHost): Pick<Handlers, 'wantAbstracts'> {
  const { database, events } = services;
  const { local, session } = browser.storage;
  const getAbsent = async (): Promise<string[]> => absentIds.safeParse((await session.get(ABSENT))[ABSENT]).data ?? [];
  const missing = new MissingAbstracts({
    database,
    politeness: new Politeness({
      get: async () => politenessState.safeParse((await local.get(POLITENESS))[POLITENESS]).data ?? null,
      put: (state) => local.set({ [POLITENESS]: state }),
    }),
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
  return { wantAbstracts: ({ arxivIds }) => missing.want(arxivIds) };
}
