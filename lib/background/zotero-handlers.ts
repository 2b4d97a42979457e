import { browser } from 'wxt/browser';
import { zoteroItem } from '../exchange/zotero-item.ts';
import { addSavedToZotero, findSavedToZotero } from '../settings/saved-to-zotero.ts';
import { gatherPapers } from './gather-papers.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';
import { Zotero } from './zotero.ts';

export function zoteroHandlers(
  services: Pick<Services, 'database'>,
  zotero = new Zotero({
    fetch: (url, init) => fetch(url, init),
    isGranted: () => browser.permissions.contains({ origins: ['http://127.0.0.1/*'] }),
    newSession: () => crypto.randomUUID(),
  }),
): Pick<Handlers, 'findZotero' | 'saveToZotero'> {
  // The page asks for few papers at a time and can stop between; one request is done or not.
  const { signal } = new AbortController();
  return {
    findZotero: () => zotero.target(signal),
    async saveToZotero({ arxivIds, again }) {
      const before = await findSavedToZotero();
      const wanted = again ? arxivIds : arxivIds.filter((arxivId) => !before.has(arxivId));
      const papers = await gatherPapers(services, wanted, new Date().toISOString());
      if (papers.length > 0) await zotero.save(papers.map(zoteroItem), signal);
      const saved = papers.map(({ paper }) => paper.arxivId);
      await addSavedToZotero(saved);
      return { saved: saved.length, before: arxivIds.length - wanted.length };
    },
  };
}
