import { batch, signal } from '@preact/signals';
import { call } from '../../lib/client/background.ts';
import { type AppError, toAppError } from '../../lib/core/errors.ts';
import { MOST_REPORT_BYTES } from '../../lib/core/report-size.ts';
import { decodeReport } from '../../lib/exchange/decode-report.ts';
import type { ImportSummary, ReportHead, TextFile } from '../../lib/messaging/protocol.ts';

/** Why a file did not come in. */
export type SkipReason = 'not-a-report' | 'not-text' | 'not-markdown' | 'too-big' | 'failed';

export interface Skipped {
  name: string;
  reason: SkipReason;
}

/** One import, of one file or of many. */
export interface ImportRun {
  reports: ImportSummary[];
  skipped: Skipped[];
  cancelled: boolean;
}

interface Source {
  name: string;
  fileName: string | null;
  /** UTF-16 units or bytes: what is known without reading it. */
  size: number;
  read: () => Promise<string>;
}

const MARKDOWN = /\.(?:md|markdown|txt)$/i;
/** As long as a message may say a name. */
const LONGEST_NAME = 400;

/** Imports of daily reports, one file after the other, and the reports that are here. */
export class ReportsModel {
  /** Files read and to read, while some are. */
  readonly progress = signal<{ done: number; total: number } | null>(null);
  readonly run = signal<ImportRun | null>(null);
  readonly undo = signal<'running' | 'done' | null>(null);
  /** null until they were asked for. */
  readonly stored = signal<readonly ReportHead[] | null>(null);
  /** The last that was taken back by itself. */
  readonly removed = signal<ReportHead | null>(null);
  readonly error = signal<AppError | null>(null);
  #cancelled = false;

  async load(): Promise<void> {
    await this.#attempt(async () => {
      this.stored.value = await call('listReports');
    });
  }

  /** `fromFolder`: whatever is no Markdown file lies there for something else. */
  async importFiles(files: readonly File[], fromFolder = false): Promise<void> {
    const isWanted = (file: File): boolean => !fromFolder || MARKDOWN.test(file.name);
    const sources = files.filter(isWanted).map(sourceOf);
    const others = files.filter((file) => !isWanted(file));
    await this.#import(
      sources,
      others.map((file): Skipped => ({ name: nameOf(file), reason: 'not-markdown' })),
    );
  }

  async importText(text: string, name: string): Promise<void> {
    await this.#import([{ name, fileName: null, size: text.length, read: async () => text }], []);
  }

  /** Ends after the file that is being read. */
  cancel(): void {
    this.#cancelled = true;
  }

  /** Takes back what the last import brought, the last report first. */
  async undoRun(): Promise<void> {
    const brought = this.run.peek()?.reports.filter(({ outcome }) => outcome !== 'same') ?? [];
    this.undo.value = 'running';
    await this.#attempt(async () => {
      for (const { id } of brought.toReversed()) await call('removeReport', { id, restore: true });
      batch(() => {
        this.undo.value = 'done';
        this.run.value = null;
      });
    });
    if (this.undo.peek() === 'running') this.undo.value = null;
    await this.#refresh();
  }

  async remove(report: ReportHead): Promise<void> {
    await this.#attempt(async () => {
      await call('removeReport', { id: report.id });
      this.removed.value = report;
    });
    await this.#refresh();
  }

  async save(get: () => Promise<TextFile>, use: (file: TextFile) => void): Promise<void> {
    await this.#attempt(async () => use(await get()));
  }

  async #import(sources: readonly Source[], skipped: readonly Skipped[]): Promise<void> {
    if (this.progress.peek() || sources.length + skipped.length === 0) return;
    this.#cancelled = false;
    const run: ImportRun = { reports: [], skipped: [...skipped], cancelled: false };
    batch(() => {
      this.error.value = null;
      this.run.value = null;
      this.undo.value = null;
      this.removed.value = null;
      this.progress.value = { done: 0, total: sources.length };
    });
    for (const [done, source] of sources.entries()) {
      if (this.#cancelled) {
        run.cancelled = true;
        break;
      }
      await this.#take(source, run);
      this.progress.value = { done: done + 1, total: sources.length };
    }
    batch(() => {
      this.progress.value = null;
      this.run.value = run;
    });
    await this.#refresh();
  }

  async #take({ name, fileName, size, read }: Source, run: ImportRun): Promise<void> {
    const skip = (reason: SkipReason): void => void run.skipped.push({ name, reason });
    if (size > MOST_REPORT_BYTES) return skip('too-big');
    let text: string;
    try {
      text = await read();
    } catch {
      return skip('not-text');
    }
    try {
      run.reports.push(await call('importReport', { text, fileName }));
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.code === 'not-a-report') return skip('not-a-report');
      skip('failed');
      this.error.value = error;
    }
  }

  /** What is listed, without a word on what went wrong before. */
  async #refresh(): Promise<void> {
    try {
      this.stored.value = await call('listReports');
    } catch (thrown) {
      this.error.value ??= toAppError(thrown);
    }
  }

  async #attempt(act: () => Promise<void>): Promise<void> {
    this.error.value = null;
    try {
      await act();
    } catch (thrown) {
      this.error.value = toAppError(thrown);
    }
  }
}

const nameOf = (file: File): string => file.webkitRelativePath || file.name;

function sourceOf(file: File): Source {
  const read = async (): Promise<string> => decodeReport(await file.arrayBuffer());
  return { name: nameOf(file), fileName: file.name.slice(0, LONGEST_NAME), size: file.size, read };
}
