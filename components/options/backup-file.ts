import { BackupWriter } from '../../lib/exchange/backup/write-backup.ts';
import type { Key } from '../../lib/messaging/protocol.ts';
import { callAgain } from './call-again.ts';

/** `done` of `total` rows. */
export type OnProgress = (done: number, total: number) => void;

export interface FileWork {
  signal: AbortSignal;
  onProgress: OnProgress;
}

/** Everything of the reader's as one file. Rows come in pieces, are packed and let go; the packed file alone is held. */
export async function makeBackup({
  fullTexts,
  signal,
  onProgress,
}: FileWork & { fullTexts: boolean }): Promise<{ file: Blob; filename: string; rows: number }> {
  const writer = new BackupWriter();
  const start = await callAgain('beginBackup', { fullTexts });
  const total = start.stores.reduce((sum, { rows }) => sum + rows, 0);
  await writer.addSettings(start.settings, start.settingsVersion);
  let rows = 0;
  for (const { store } of start.stores) {
    let after: Key | null = null;
    do {
      signal.throwIfAborted();
      const piece: { lines: string; rows: number; next: Key | null } = await callAgain('readBackupPiece', {
        store,
        after,
      });
      if (piece.rows > 0) await writer.addRows(store, piece.lines, piece.rows);
      rows += piece.rows;
      onProgress(rows, Math.max(total, rows));
      after = piece.next;
    } while (after !== null);
  }
  const { extension, database, stores } = start;
  const createdAt = new Date().toISOString();
  const file = await writer.finish({ extension, database, createdAt, stores: stores.map(({ store }) => store) });
  return { file, filename: `marginalia-backup-${createdAt.slice(0, 16).replaceAll(':', '')}.zip`, rows };
}
