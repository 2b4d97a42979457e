import type { Page } from '@playwright/test';

/** Puts rows into stores of the database, past the background, which must have made it. */
export async function putRows(page: Page, rows: Readonly<Record<string, readonly unknown[]>>): Promise<void> {
  await page.evaluate(
    (rows) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('marginalia');
        opening.addEventListener('error', () => reject(opening.error));
        opening.addEventListener('success', () => {
          const db = opening.result;
          const transaction = db.transaction(Object.keys(rows), 'readwrite');
          for (const [store, all] of Object.entries(rows)) {
            for (const row of all) transaction.objectStore(store).put(row);
          }
          transaction.addEventListener('error', () => reject(transaction.error));
          transaction.addEventListener('complete', () => {
            db.close();
            resolve();
          });
        });
      }),
    rows,
  );
}
