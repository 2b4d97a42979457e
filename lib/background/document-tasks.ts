import * as z from 'zod/mini';
import type { Announcement } from '../arxiv/announcement.ts';
import { type AtomFeed, parseAtomFeed } from '../arxiv/atom-feed.ts';
import { healthOf } from '../arxiv/health.ts';
import { readPage } from '../arxiv/pages/index.ts';
import { announcementOf } from '../arxiv/pages/listing.ts';
import type { Paper } from '../arxiv/paper.ts';
import { announcementOfFeed, parseRssFeed } from '../arxiv/rss-feed.ts';
import { AppError, ERROR_CODES } from '../core/errors.ts';
import type { FullText } from '../fulltext/full-text.ts';
import { readHtmlText } from '../fulltext/html-text.ts';
import { deviceRequest } from './device-tasks.ts';
import type { PatternOutcome } from './try-patterns.ts';

/** Name of the port between the background and its offscreen document. */
export const DOCUMENT_PORT = 'marginalia:documents';

/** One mailing with its papers, from whichever page or feed. */
export interface Mailing {
  announcement: Omit<Announcement, 'fetchedAt'>;
  papers: Paper[];
}

/** What can be made of a fetched text; and what is tried on texts where it can be stopped. */
export interface DocumentValues {
  atomFeed: AtomFeed;
  rssFeed: { mailing: Mailing | null; errors: string[] };
  listing: { mailing: Mailing | null; confidence: number };
  fullText: { fullText: FullText | null };
  pdfText: { fullText: FullText | null };
  patterns: { outcomes: PatternOutcome[] };
}

/** Regular expressions of the reader's, and what they are tried on. */
const patternInput = z.object({ sources: z.array(z.string()), texts: z.array(z.string()) });
export type PatternInput = z.infer<typeof patternInput>;

export type DocumentTask = keyof DocumentValues;
/** What a DOM is enough for. */
export type TextTask = Exclude<DocumentTask, 'pdfText' | 'patterns'>;

type Reader<Task extends TextTask> = (text: string, url: string) => DocumentValues[Task];

const readers: { [Task in TextTask]: Reader<Task> } = {
  atomFeed: (text) => parseAtomFeed(parse(text, 'application/xml')),
  rssFeed(text) {
    const feed = parseRssFeed(parse(text, 'application/xml'));
    const announcement = announcementOfFeed(feed);
    const papers = feed.entries.map(({ paper }) => paper);
    return { mailing: announcement && { announcement, papers }, errors: feed.errors };
  },
  listing(text, url) {
    const page = readPage(parse(text, 'text/html'), new URL(url));
    if (page?.type !== 'listing') return { mailing: null, confidence: 0 };
    const announcement = announcementOf(page, page.period === 'catchup' ? 'catchup' : 'new');
    const papers = page.entries.map(({ paper }) => paper);
    return { mailing: announcement && { announcement, papers }, confidence: healthOf(page).confidence };
  },
  fullText: (text) => ({ fullText: readHtmlText(parse(text, 'text/html')) }),
};

/** A document of its own: nothing in it runs or is loaded. */
function parse(text: string, type: 'application/xml' | 'text/html'): Document {
  // arXiv's feeds declare none; what one may declare is entities that grow beyond all bounds when they are read.
  if (type === 'application/xml' && /<!DOCTYPE/i.test(text)) throw new AppError('server-error', 'no feed');
  return new DOMParser().parseFromString(text, type);
}

/** A fetched text becomes data, by the readers that read open pages. Needs a context with a DOM. */
export function readDocument<Task extends TextTask>(task: Task, text: string, url: string): DocumentValues[Task] {
  return readers[task](text, url);
}

const documentRequest = z.union([
  z.object({
    id: z.number(),
    task: z.enum(['atomFeed', 'rssFeed', 'listing', 'fullText']),
    input: z.string(),
    url: z.string(),
  }),
  z.object({ id: z.number(), task: z.literal('pdfText'), input: z.instanceof(Uint8Array), url: z.string() }),
  z.object({ id: z.number(), task: z.literal('patterns'), input: patternInput, url: z.string() }),
]);

/** What the background says to its document: work to be done, or the end of what is being done under an id. */
export const documentMessage = z.union([
  documentRequest,
  z.object({ id: z.number(), task: z.literal('device'), request: deviceRequest }),
  z.object({ id: z.number(), task: z.literal('cancel') }),
]);
export type DocumentMessage = z.infer<typeof documentMessage>;
export type DocumentRequest = z.infer<typeof documentRequest>;

const has =
  (...names: readonly string[]) =>
  (value: unknown): boolean =>
    typeof value === 'object' && value !== null && names.every((name) => name in value);

/** What `readDocument` gave, on the other side: made by our own code, each field checked when it was read. */
export const documentValues: { [Task in DocumentTask]: z.ZodMiniType<DocumentValues[Task]> } = {
  atomFeed: z.custom<AtomFeed>(has('papers', 'errors')),
  rssFeed: z.custom<DocumentValues['rssFeed']>(has('mailing', 'errors')),
  listing: z.custom<DocumentValues['listing']>(has('mailing', 'confidence')),
  fullText: z.custom<DocumentValues['fullText']>(has('fullText')),
  pdfText: z.custom<DocumentValues['pdfText']>(has('fullText')),
  patterns: z.custom<DocumentValues['patterns']>(has('outcomes')),
};

export const documentAnswer = z.union([
  z.object({ id: z.number(), ok: z.literal(true), value: z.unknown() }),
  z.object({ id: z.number(), ok: z.literal(false), code: z.enum(ERROR_CODES), detail: z.string() }),
  /** Of work that is answered in parts; its end comes as a value of none. */
  z.object({ id: z.number(), part: z.unknown() }),
]);
export type DocumentAnswer = z.infer<typeof documentAnswer>;
