import { batch, signal } from '@preact/signals';
import { call as callOnce } from '../../lib/client/background.ts';
import { AppError, toAppError } from '../../lib/core/errors.ts';
import { obsidianUrl } from '../../lib/exchange/obsidian-url.ts';
import type { Protocol, ProtocolType } from '../../lib/messaging/protocol.ts';
import { copyText } from '../shared/copy-text.ts';
import { saveBlob } from '../shared/save-file.ts';
import { type ExportChoice, recallChoice, rememberChoice } from './export-choice.ts';

/** Papers a piece: a message of some hundred kilobytes, and a sign of progress every tenth of a second. */
const PIECE = 100;
/** Papers a request to Zotero: it answers when all are in its database. */
const ZOTERO_PIECE = 25;
/** Papers beyond which a copy would be more than a clipboard is for. */
export const MOST_TO_COPY = 500;
/** How often a piece is asked for again when the background was stopped over it. */
const RETRIES = 3;

/** Papers by name, those of a mailing, or the whole library. */
export type ExportSubject = readonly string[] | { category: string; announcementDate: string } | null;

const isDay = (papers: ExportSubject): papers is { category: string; announcementDate: string } =>
  papers !== null && 'category' in papers;

/** What came of the last press. */
export type ExportResult =
  | { kind: 'saved'; papers: number; filename: string }
  | { kind: 'copied' }
  | { kind: 'copy-failed' }
  | { kind: 'opened'; clipboard: boolean }
  | { kind: 'zotero'; saved: number; before: number; place: string }
  | { kind: 'cancelled'; saved: number };

export interface ExportModelOptions {
  save: (file: Blob, filename: string) => void;
  copy: (text: string) => Promise<boolean>;
  /** Hands an address to the program it is of. */
  open: (url: string) => void;
  /** Asks for Zotero's address; must be called within the press itself. */
  requestZotero: () => Promise<boolean>;
}

/** Reading twice gives the same. Handing papers to Zotero does not, and is never repeated by itself. */
async function call<Type extends ProtocolType>(
  type: Type,
  ...data: Parameters<Protocol[Type]>
): Promise<ReturnType<Protocol[Type]>> {
  for (let retry = 0; ; retry++) {
    try {
      return await callOnce(type, ...data);
    } catch (thrown) {
      if (toAppError(thrown).code !== 'interrupted' || retry === RETRIES) throw thrown;
    }
  }
}

/** One menu: what it is set to, how far it is, what came of it. */
export class ExportModel {
  readonly choice = signal<ExportChoice>(recallChoice());
  /** Papers it is about; null until they were counted. */
  readonly count = signal<number | null>(null);
  readonly again = signal(false);
  readonly progress = signal<{ done: number; total: number } | null>(null);
  readonly result = signal<ExportResult | null>(null);
  readonly error = signal<AppError | null>(null);
  readonly #options: ExportModelOptions;
  #running: AbortController | null = null;

  constructor(options: ExportModelOptions) {
    this.#options = options;
  }

  choose(patch: Partial<ExportChoice>): void {
    batch(() => {
      this.choice.value = { ...this.choice.peek(), ...patch };
      this.result.value = null;
      this.error.value = null;
    });
    rememberChoice(this.choice.peek());
  }

  async countPapers(papers: ExportSubject): Promise<void> {
    this.count.value = null;
    await this.#attempt(async () => {
      this.count.value = (await this.#list(papers)).length;
    });
  }

  cancel(): void {
    this.#running?.abort();
  }

  save(papers: ExportSubject): Promise<void> {
    return this.#run(async (abort) => {
      const { file, filename, papers: count } = await this.#write(papers, abort);
      this.#options.save(file, filename);
      return { kind: 'saved', papers: count, filename };
    });
  }

  copy(papers: ExportSubject): Promise<void> {
    return this.#run(async (abort) => {
      const { file } = await this.#write(papers, abort, false);
      // The mark tells a file's encoding; a clipboard needs none.
      const text = (await file.text()).replace(/^\ufeff/, '');
      return (await this.#options.copy(text)) ? { kind: 'copied' } : { kind: 'copy-failed' };
    });
  }

  /** One note into the vault that was open last. */
  openInObsidian(arxivId: string): Promise<void> {
    return this.#run(async () => {
      const { filename, text } = await call('exportPaper', { arxivId, format: 'obsidian' });
      const { url, clipboard } = obsidianUrl(`Papers/${filename}`, text);
      if (clipboard && !(await this.#options.copy(text))) return { kind: 'copy-failed' };
      this.#options.open(url);
      return { kind: 'opened', clipboard };
    });
  }

  saveToZotero(papers: ExportSubject): Promise<void> {
    // Before anything is awaited: the browser asks only while it sees the press.
    const granted = this.#options.requestZotero();
    let saved = 0;
    return this.#run(
      async (abort) => {
        if (!(await granted)) throw new AppError('zotero-permission');
        const { library, collection } = await callOnce('findZotero');
        const stored = await this.#list(papers);
        const again = this.again.peek();
        let before = 0;
        for (let at = 0; at < stored.length; at += ZOTERO_PIECE) {
          abort.throwIfAborted();
          this.progress.value = { done: at, total: stored.length };
          const done = await callOnce('saveToZotero', { arxivIds: stored.slice(at, at + ZOTERO_PIECE), again });
          saved += done.saved;
          before += done.before;
        }
        return { kind: 'zotero', saved, before, place: collection ?? library };
      },
      () => saved,
    );
  }

  async #list(papers: ExportSubject): Promise<string[]> {
    return (await call('listToExport', isDay(papers) ? papers : { arxivIds: papers && [...papers] })).arxivIds;
  }

  async #write(
    papers: ExportSubject,
    abort: AbortSignal,
    folders = true,
  ): Promise<{ file: Blob; filename: string; papers: number }> {
    const { format, folder, accents, byteOrderMark } = this.choice.peek();
    // Loaded with the first export: the page is there for reading.
    const [{ papersExporters }, { PapersFile }] = await Promise.all([
      import('../../lib/exchange/exporters/index.ts'),
      import('../../lib/exchange/papers-file.ts'),
    ]);
    const exporter = papersExporters.find(({ id }) => id === format);
    if (!exporter || format === 'zotero') throw new AppError('internal', format);
    const options = { accents, byteOrderMark };
    const stored = await this.#list(papers);
    const written = new PapersFile({
      exporter,
      folder: folders && folder && format === 'markdown' && stored.length > 1,
    });
    const about = { exportedAt: new Date().toISOString(), options, language: 'en' as 'zh' | 'en' };
    const ask = (at: number): ReturnType<typeof call<'exportPapers'>> | null => {
      if (at >= stored.length) return null;
      const answer = call('exportPapers', { arxivIds: stored.slice(at, at + PIECE), format, options });
      // Whoever gives up before its turn does not hear of it.
      answer.catch(() => undefined);
      return answer;
    };
    // The background writes the next piece while the page puts this one away.
    let next = ask(0);
    for (let at = 0; next !== null; at += PIECE) {
      this.progress.value = { done: at, total: stored.length };
      const { pieces, language } = await next;
      abort.throwIfAborted();
      next = ask(at + PIECE);
      about.language = language;
      written.add(pieces, about);
    }
    abort.throwIfAborted();
    return written.finish(about);
  }

  async #run(act: (abort: AbortSignal) => Promise<ExportResult>, savedSoFar = () => 0): Promise<void> {
    if (this.#running) return;
    this.#running = new AbortController();
    const { signal: abort } = this.#running;
    this.result.value = null;
    this.progress.value = { done: 0, total: this.count.peek() ?? 0 };
    await this.#attempt(async () => {
      try {
        this.result.value = await act(abort);
      } catch (thrown) {
        if (!abort.aborted) throw thrown;
        this.result.value = { kind: 'cancelled', saved: savedSoFar() };
      }
    });
    this.#running = null;
    this.progress.value = null;
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

/** As a page of the extension has it. */
export const inPage = {
  save: saveBlob,
  copy: copyText,
  open(url: string): void {
    const link = document.createElement('a');
    link.href = url;
    link.click();
  },
};
