import type { Page } from '@playwright/test';

/** What a store holds, without carrying it out of its browser: how many rows, and a checksum over all of them. */
export interface StoreDigest {
  rows: number;
  sha256: string;
}

type Rows = Readonly<Record<string, readonly unknown[]>>;

/** Of so many papers one has a row in these stores; of the others those rows stand that there are. */
const EVERY: Readonly<Record<string, number>> = { papers: 1, marks: 1, notes: 1, analyses: 5, noteHistory: 5 };

/**
 * Makes a library of `papers` papers within the page: rows that speak of `arxivId` are put for each of them, or each
 * fifth, under its own name and with words that only it has; all others as they are.
 */
export async function fillStores(page: Page, rows: Rows, arxivId: string, papers: number): Promise<void> {
  await page.evaluate(
    async ({ rows, arxivId, papers, every }) => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open('marginalia');
        opening.addEventListener('success', () => resolve(opening.result));
        opening.addEventListener('error', () => reject(opening.error));
      });
      const transaction = db.transaction(Object.keys(rows), 'readwrite');
      for (const [store, all] of Object.entries(rows)) {
        const target = transaction.objectStore(store);
        for (const row of all) {
          const text = JSON.stringify(row);
          target.put(row);
          const step = every[store];
          if (step === undefined || !text.includes(arxivId)) continue;
          for (let i = 1; i < papers; i += step) {
            const own = JSON.parse(text.replaceAll(arxivId, `2612.${10_000 + i}`)) as Record<string, unknown>;
            if ('title' in own) own['title'] = `叶影 $\\alpha_{${i}}$ é 🍃 — leaf ${i}`;
            if ('abstract' in own) own['abstract'] = `${String(own['abstract'])} ${`Shadow ${i} is cast. `.repeat(60)}`;
            if ('id' in own && typeof own['id'] === 'string') own['id'] = `${own['id']}|${i}`;
            target.put(own);
          }
        }
      }
      await new Promise<void>((resolve, reject) => {
        transaction.addEventListener('complete', () => resolve());
        transaction.addEventListener('abort', () => reject(transaction.error));
      });
      db.close();
    },
    { rows, arxivId, papers, every: EVERY },
  );
}

/** Of every store, whatever the order of a row's fields. */
export async function digestStores(page: Page): Promise<Record<string, StoreDigest>> {
  return page.evaluate(async () => {
    const plain = (value: unknown): string => {
      if (Array.isArray(value)) return `[${value.map(plain).join()}]`;
      if (value instanceof Date || typeof value !== 'object' || value === null) {
        return value === undefined ? 'undefined' : JSON.stringify(value);
      }
      const fields = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
      return `{${fields.map(([name, each]) => `${JSON.stringify(name)}:${plain(each)}`).join()}}`;
    };
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('marginalia');
      opening.addEventListener('success', () => resolve(opening.result));
      opening.addEventListener('error', () => reject(opening.error));
    });
    const digests: Record<string, { rows: number; sha256: string }> = {};
    for (const name of db.objectStoreNames) {
      const all = await new Promise<unknown[]>((resolve, reject) => {
        const request = db.transaction(name).objectStore(name).getAll();
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error));
      });
      const sum = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(all.map(plain).join('\n')));
      const sha256 = Array.from(new Uint8Array(sum), (byte) => byte.toString(16).padStart(2, '0')).join('');
      digests[name] = { rows: all.length, sha256 };
    }
    db.close();
    return digests;
  });
}
