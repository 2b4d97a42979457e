import { storage } from 'wxt/utils/storage';

/**
 * arXiv ids that were handed to Zotero from here, oldest first: it does not say itself what it has, and a second press is to
 * double nothing.
 */
const saved = storage.defineItem<string[]>('local:savedToZotero', { version: 1, fallback: [] });
/** Beyond it the oldest are forgotten, and would be saved a second time. */
const MOST = 20_000;

export async function findSavedToZotero(): Promise<ReadonlySet<string>> {
  return new Set(await saved.getValue());
}

export async function addSavedToZotero(arxivIds: readonly string[]): Promise<void> {
  const known = await saved.getValue();
  await saved.setValue([...new Set([...known, ...arxivIds])].slice(-MOST));
}
