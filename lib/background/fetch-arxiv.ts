import { TRUSTED } from '../arxiv/health.ts';
import type { Paper } from '../arxiv/paper.ts';
import { htmlUrl, pdfUrl, rssUrl } from '../arxiv/urls.ts';
import { findRetryAfter } from '../completion/retry-after.ts';
import { AppError, toAppError } from '../core/errors.ts';
import { readBytes, readText } from '../core/read-body.ts';
import type { FullText } from '../fulltext/full-text.ts';
import type { DocumentHost } from './document-host.ts';
import type { Mailing } from './document-tasks.ts';

const API = 'https://export.arxiv.org/api/query';
const TIMEOUT = 30_000;
/** A PDF may be long, and the line slow. */
const PDF_TIMEOUT = 120_000;
/** Bytes; longer files are not read, and would not pass between the background and its document. */
const LONGEST_PDF = 60_000_000;
/** Bytes of a page or a feed. */
const LONGEST_TEXT = 60_000_000;
/** Bytes that are looked through for why a request was turned down. */
const LONGEST_REFUSAL = 64_000;

/** Papers by identifier, as arXiv's own interface has them; unknown ones are left out. One request. */
export async function fetchPapers(
  documents: DocumentHost,
  arxivIds: readonly string[],
  signal: AbortSignal,
): Promise<Paper[]> {
  const url = `${API}?id_list=${arxivIds.join(',')}&max_results=${arxivIds.length}`;
  const { papers, errors } = await documents.run('atomFeed', await fetchText(url, signal), { url, signal });
  // A page that says it is busy may come as 200.
  if (papers.length === 0 && errors.length > 0) throw new AppError('server-error', errors[0]);
  return papers;
}

/** A page of a mailing, of `/list/…/new` or `/catchup`. One request. Throws where it is not as expected. */
export async function fetchListing(documents: DocumentHost, url: string, signal: AbortSignal): Promise<Mailing> {
  const { mailing, confidence } = await documents.run('listing', await fetchText(url, signal), { url, signal });
  if (!mailing || confidence < TRUSTED) throw new AppError('page-changed', `confidence ${confidence.toFixed(2)}`);
  return mailing;
}

/** The same from the feed of mailings, which has no comments, and nothing on days without one. One request. */
export async function fetchFeed(documents: DocumentHost, category: string, signal: AbortSignal): Promise<Mailing> {
  const url = rssUrl(category);
  const { mailing, errors } = await documents.run('rssFeed', await fetchText(url, signal), { url, signal });
  if (!mailing) throw new AppError('server-error', errors[0]);
  return mailing;
}

/** The text of one version as arXiv's HTML has it; null where it has none. One request. */
export async function fetchHtml(
  documents: DocumentHost,
  arxivIdV: string,
  signal: AbortSignal,
): Promise<FullText | null> {
  const url = htmlUrl(arxivIdV);
  const text = await unlessUnknown(fetchText(url, signal));
  return text === null ? null : (await documents.run('fullText', text, { url, signal })).fullText;
}

/** The file of one version; null where there is none, or one too long. One request. */
export function fetchPdf(arxivIdV: string, signal: AbortSignal): Promise<Uint8Array | null> {
  return unlessUnknown(
    request(pdfUrl(arxivIdV), { signal, timeout: PDF_TIMEOUT }, (response) => readBytes(response, LONGEST_PDF)),
  );
}

/** The text of a file that `fetchPdf` gave; null where it holds none. */
export async function readPdfText(
  documents: DocumentHost,
  data: Uint8Array,
  arxivIdV: string,
  signal: AbortSignal,
): Promise<FullText | null> {
  return (await documents.readPdf(data, { url: pdfUrl(arxivIdV), signal })).fullText;
}

async function unlessUnknown<Value>(answer: Promise<Value>): Promise<Value | null> {
  try {
    return await answer;
  } catch (thrown) {
    if (toAppError(thrown).code === 'not-found') return null;
    throw thrown;
  }
}

async function fetchText(url: string, signal: AbortSignal): Promise<string> {
  const text = await request(url, { signal, timeout: TIMEOUT }, (response) => readText(response, LONGEST_TEXT));
  if (text === null) throw new AppError('server-error', `more than ${LONGEST_TEXT} bytes`);
  return text;
}

async function request<Value>(
  url: string,
  { signal, timeout }: { signal: AbortSignal; timeout: number },
  read: (response: Response) => Promise<Value>,
): Promise<Value> {
  const deadline = AbortSignal.timeout(timeout);
  try {
    const response = await fetch(url, {
      // A listing keeps its address from day to day.
      cache: 'no-cache',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.any([signal, deadline]),
    });
    if (!response.ok) throw errorOf(response, (await readText(response, LONGEST_REFUSAL)) ?? '');
    return await read(response);
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown;
    if (signal.aborted) throw new AppError('cancelled', undefined, { cause: thrown });
    throw new AppError(deadline.aborted ? 'timeout' : 'unreachable', String(thrown), { cause: thrown });
  }
}

function errorOf({ status, headers }: Response, text: string): AppError {
  const detail = `HTTP ${status}`;
  const retryAfter = findRetryAfter(headers, text);
  if (status === 400) return new AppError('bad-request', detail);
  if (status === 404) return new AppError('not-found', detail);
  return new AppError(status === 406 || status === 429 || status === 503 ? 'rate-limited' : 'server-error', detail, {
    retryAfter,
  });
}
