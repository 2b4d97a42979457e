import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { decodeReport } from '../../lib/exchange/decode-report.ts';
import { fakeExtension } from './fake-extension.ts';

export interface ReportFigures {
  papers: number;
  /** Analyses that are a refusal or an echo of the prompt. */
  failed: number;
  /** Import and export gave the file again, byte for byte. */
  sameBytes: boolean;
}

/** One file imported into a fresh library and exported again by the extension's own handlers. */
export async function evaluateReport(file: string): Promise<ReportFigures> {
  fakeExtension();
  const { importHandlers } = await import('../../lib/background/import-handlers.ts');
  const { exportHandlers } = await import('../../lib/background/export-handlers.ts');
  const { Database } = await import('../../lib/db/database.ts');
  const bytes = readFileSync(file);
  const database = new Database(crypto.randomUUID());
  try {
    const imports = importHandlers({ database, events: { tell: () => undefined } });
    const text = decodeReport(bytes);
    const { id, category, announcementDate, ...figures } = await imports.importReport({
      text,
      fileName: basename(file),
    });
    const written =
      category === null || announcementDate === null
        ? await imports.exportImported({ id })
        : await exportHandlers({ database }).exportReport({ category, announcementDate });
    const { papers, failed } = figures;
    return { papers, failed, sameBytes: Buffer.from(written.text, 'utf8').equals(bytes) };
  } finally {
    await database.close();
  }
}
