import { batch, signal } from '@preact/signals';
import { type AppError, toAppError } from '../../lib/core/errors.ts';
import { MOST_REPORT_BYTES } from '../../lib/core/report-size.ts';
import { decodeReport } from '../../lib/exchange/decode-report.ts';
import { parseStarred, type StarredList } from '../../lib/exchange/importers/starred.ts';
import { callAgain } from './call-again.ts';
import { fetchPatiently, type FetchPause, inPage, type PauseOptions } from './fetch-patiently.ts';

/** Papers a request to arXiv, as its interface answers them in one page. */
const FETCHED_AT_ONCE = 100;
/** Papers a message to the background. */
const PIECE = 500;

export interface StarredPreview {
  unreadable: StarredList['unreadable'];
  /** Stored with a star, stored without one, and not stored. */
  starred: string[];
  known: string[];
  unknown: string[];
}

export interface StarredResult {
  /** Given a star by this run. */
  starred: string[];
  fetched: number;
  /** Had one before. */
  before: number;
  /** Not known to arXiv. */
  absent: string[];
  /** Not come to yet: cancelled or failed before. */
  left: string[];
  cancelled: boolean;
}

/**
 * A list of papers: read, shown, starred, and taken back. What is not stored is starred once it is here, so that no star is
 * left on a paper arXiv does not know.
 */
export class StarredModel {
  readonly preview = signal<StarredPreview | null>(null);
  readonly looking = signal(false);
  readonly trouble = signal<'not-text' | 'too-long' | 'nothing' | null>(null);
  readonly progress = signal<{ done: number; total: number } | null>(null);
  readonly pause = signal<FetchPause | null>(null);
  readonly result = signal<StarredResult | null>(null);
  readonly undo = signal<'running' | 'done' | null>(null);
  readonly error = signal<AppError | null>(null);
  readonly #options: PauseOptions;
  #running: AbortController | null = null;

  constructor(options: PauseOptions = inPage) {
    this.#options = options;
  }

  async readFile(file: File): Promise<void> {
    this.discard();
    if (file.size > MOST_REPORT_BYTES) {
      this.trouble.value = 'too-long';
      return;
    }
    let text: string;
    try {
      text = decodeReport(await file.arrayBuffer());
    } catch {
      this.trouble.value = 'not-text';
      return;
    }
    await this.read(text);
  }

  async read(text: string): Promise<void> {
    this.discard();
    if (text.length > MOST_REPORT_BYTES) {
      this.trouble.value = 'too-long';
      return;
    }
    const { papers, unreadable } = parseStarred(text);
    if (papers.length === 0) {
      this.trouble.value = 'nothing';
      return;
    }
    this.looking.value = true;
    await this.#attempt(async () => {
      const preview: StarredPreview = { unreadable, starred: [], known: [], unknown: [] };
      for (const arxivIds of inPieces(
        papers.map(({ arxivId }) => arxivId),
        PIECE,
      )) {
        const { entries } = await callAgain('getLibraryRows', { arxivIds });
        const rows = new Map(entries.map(({ row }) => [row.arxivId, row]));
        for (const arxivId of arxivIds) {
          const row = rows.get(arxivId);
          preview[row?.starred ? 'starred' : row ? 'known' : 'unknown'].push(arxivId);
        }
      }
      this.preview.value = preview;
    });
    this.looking.value = false;
  }

  /** Back to an empty field; what was starred stays so. */
  discard(): void {
    batch(() => {
      this.preview.value = null;
      this.trouble.value = null;
      this.result.value = null;
      this.undo.value = null;
      this.error.value = null;
    });
  }

  async star(): Promise<void> {
    const preview = this.preview.peek();
    if (!preview) return;
    const { starred, known, unknown } = preview;
    const result: StarredResult = {
      starred: [],
      fetched: 0,
      before: starred.length,
      absent: [],
      left: [...known, ...unknown],
      cancelled: false,
    };
    await this.#run(result, new Set(known));
  }

  /** What a run that broke off had not come to. */
  async goOn(): Promise<void> {
    const result = this.result.peek();
    const { known = [] } = this.preview.peek() ?? {};
    if (result) await this.#run({ ...result, cancelled: false }, new Set(known));
  }

  /** Ends after the request that is under way. */
  cancel(): void {
    this.#running?.abort();
  }

  async takeBack(): Promise<void> {
    const result = this.result.peek();
    if (!result || this.undo.peek() === 'running') return;
    this.undo.value = 'running';
    await this.#attempt(async () => {
      for (const arxivIds of inPieces(result.starred, PIECE)) {
        await callAgain('setMarks', { arxivIds, starred: false });
      }
      batch(() => {
        this.undo.value = 'done';
        this.result.value = null;
        this.preview.value = null;
      });
    });
    if (this.undo.peek() === 'running') this.undo.value = null;
  }

  async #run(result: StarredResult, known: ReadonlySet<string>): Promise<void> {
    if (this.#running) return;
    this.#running = new AbortController();
    const { signal: abort } = this.#running;
    const total = result.starred.length + result.absent.length + result.left.length;
    const tell = (): void => {
      this.progress.value = { done: total - result.left.length, total };
    };
    this.result.value = null;
    tell();
    await this.#attempt(async () => {
      try {
        for (const arxivIds of inPieces(
          result.left.filter((id) => known.has(id)),
          PIECE,
        )) {
          abort.throwIfAborted();
          await this.#give(result, arxivIds);
          tell();
        }
        for (const arxivIds of inPieces(result.left, FETCHED_AT_ONCE)) {
          const { found } = await fetchPatiently(arxivIds, {
            ...this.#options,
            signal: abort,
            onPause: (pause) => {
              this.pause.value = pause;
            },
          });
          result.fetched += found.length;
          await this.#give(result, found);
          const absent = arxivIds.filter((id) => !found.includes(id));
          result.absent.push(...absent);
          result.left = result.left.filter((id) => !absent.includes(id));
          tell();
        }
      } catch (thrown) {
        if (!abort.aborted) throw thrown;
        result.cancelled = true;
      }
    });
    this.#running = null;
    batch(() => {
      this.progress.value = null;
      this.result.value = { ...result };
    });
  }

  async #give(result: StarredResult, arxivIds: readonly string[]): Promise<void> {
    if (arxivIds.length === 0) return;
    // A paper that lost its row may still have its star: giving one twice keeps the first instant, which is before this.
    const start = Date.now();
    const marks = await callAgain('setMarks', { arxivIds: [...arxivIds], starred: true });
    const given = new Set(arxivIds);
    for (const { arxivId, starredAt } of marks) {
      if (starredAt !== null && Date.parse(starredAt) < start) result.before += 1;
      else result.starred.push(arxivId);
    }
    result.left = result.left.filter((id) => !given.has(id));
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

function inPieces(arxivIds: readonly string[], size: number): string[][] {
  return Array.from({ length: Math.ceil(arxivIds.length / size) }, (_, index) =>
    arxivIds.slice(index * size, (index + 1) * size),
  );
}
