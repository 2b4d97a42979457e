import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import type { Announcement } from '../arxiv/announcement.ts';
import type { Paper } from '../arxiv/paper.ts';
import { catchupUrl, listNewUrl } from '../arxiv/urls.ts';
import { AppError, toAppError } from '../core/errors.ts';
import type { Database } from '../db/database.ts';
import { findFullText, putFullText } from '../db/fulltexts.ts';
import type { FullText } from '../fulltext/full-text.ts';
import { Politeness, slowsDown } from '../queue/politeness.ts';
import type { DocumentHost } from './document-host.ts';
import type { Mailing } from './document-tasks.ts';
import { fetchFeed, fetchHtml, fetchListing, fetchPapers, fetchPdf, readPdfText } from './fetch-arxiv.ts';

const POLITENESS = 'arxivPoliteness';
/** Milliseconds somebody is let wait for arXiv's turn; longer, and they are told to come again. */
const PATIENCE = 10_000;

const politenessState = z.object({ lastStart: z.number(), notBefore: z.number(), failures: z.number() });

type PastMailing = Pick<Announcement, 'category' | 'announcementDate'>;

/** arXiv as it is asked from here alone, so that one gate holds for every tab. */
export class Arxiv {
  readonly politeness: Politeness;
  readonly #documents: DocumentHost;
  readonly #database: Database;

  constructor(documents: DocumentHost, database: Database) {
    this.#documents = documents;
    this.#database = database;
    const { local } = browser.storage;
    this.politeness = new Politeness({
      get: async () => politenessState.safeParse((await local.get(POLITENESS))[POLITENESS]).data ?? null,
      put: (state) => local.set({ [POLITENESS]: state }),
    });
  }

  /** One request without a turn of its own, for whoever has taken one. */
  fetchPapers(arxivIds: readonly string[], signal: AbortSignal): Promise<Paper[]> {
    return fetchPapers(this.#documents, arxivIds, signal);
  }

  /** Null when arXiv does not know it. */
  async paper(arxivId: string, signal: AbortSignal): Promise<Paper | null> {
    const papers = await this.#ask((signal) => this.fetchPapers([arxivId], signal), signal);
    return papers.find((paper) => paper.arxivId === arxivId) ?? null;
  }

  /** Several at once; those arXiv does not know are left out. One it will not read spoils its list: the list is halved. */
  async papers(arxivIds: readonly string[], signal: AbortSignal): Promise<Paper[]> {
    try {
      return await this.#ask((signal) => this.fetchPapers(arxivIds, signal), signal);
    } catch (thrown) {
      if (toAppError(thrown).code !== 'bad-request') throw thrown;
      if (arxivIds.length < 2) return [];
      const middle = Math.ceil(arxivIds.length / 2);
      const first = await this.papers(arxivIds.slice(0, middle), signal);
      return [...first, ...(await this.papers(arxivIds.slice(middle), signal))];
    }
  }

  /**
   * The newest mailing of a category, whole. A listing that is not as expected is not the end: the feed has the same
   * in another form.
   */
  async mailing(category: string, signal: AbortSignal): Promise<Mailing> {
    try {
      return await this.#allPages(({ entries }) => listNewUrl(category, entries), signal);
    } catch (thrown) {
      if (toAppError(thrown).code !== 'page-changed') throw thrown;
      return this.#ask((signal) => fetchFeed(this.#documents, category, signal), signal);
    }
  }

  /** The mailing of an earlier day, whole; without entries where arXiv had none. */
  pastMailing({ category, announcementDate }: PastMailing, signal: AbortSignal): Promise<Mailing> {
    return this.#allPages(({ pages }) => catchupUrl(category, announcementDate, pages + 1), signal);
  }

  /** Page after page, until all entries are here that the first has promised. */
  async #allPages(urlOf: (read: { entries: number; pages: number }) => string, signal: AbortSignal): Promise<Mailing> {
    const entries: Mailing['announcement']['entries'] = [];
    const papers: Mailing['papers'] = [];
    for (let pages = 0; ; pages += 1) {
      const url = urlOf({ entries: entries.length, pages });
      const page = await this.#ask((signal) => fetchListing(this.#documents, url, signal), signal);
      entries.push(...page.announcement.entries);
      papers.push(...page.papers);
      if (entries.length >= page.announcement.total || page.papers.length === 0)
        return { announcement: { ...page.announcement, entries }, papers };
    }
  }

  /** The text of one version, stored, from its HTML or else its PDF; null when there is none that can be read. */
  async fullText(arxivIdV: string, signal: AbortSignal): Promise<FullText | null> {
    const stored = await findFullText(this.#database, arxivIdV, new Date().toISOString());
    if (stored !== undefined) return stored;
    const html = await this.#ask((signal) => fetchHtml(this.#documents, arxivIdV, signal), signal);
    const fullText = html ?? (await this.#pdfText(arxivIdV, signal));
    await putFullText(this.#database, arxivIdV, fullText, new Date().toISOString());
    return fullText;
  }

  async #pdfText(arxivIdV: string, signal: AbortSignal): Promise<FullText | null> {
    const data = await this.#ask((signal) => fetchPdf(arxivIdV, signal), signal);
    return data && readPdfText(this.#documents, data, arxivIdV, signal);
  }

  /** One request that somebody waits for. */
  async #ask<Value>(request: (signal: AbortSignal) => Promise<Value>, signal: AbortSignal): Promise<Value> {
    const wait = await this.politeness.wait();
    if (wait > PATIENCE) throw new AppError('arxiv-busy', undefined, { retryAfter: Math.ceil(wait / 1_000) });
    try {
      return await this.politeness.run(request, signal);
    } catch (thrown) {
      const error = toAppError(thrown);
      if (!slowsDown(error)) throw error;
      const again = Math.ceil((await this.politeness.wait()) / 1_000);
      throw new AppError('arxiv-busy', error.detail, { retryAfter: again, cause: error });
    }
  }
}
