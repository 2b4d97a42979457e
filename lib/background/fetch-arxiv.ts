import { TRUSTED } from '../arxiv/health.ts';
import type { Paper } from '../arxiv/paper.ts';
import { listNewUrl, rssUrl } from '../arxiv/urls.ts';
import { findRetryAfter } from '../completion/retry-after.ts';
import { AppError, toAppError } from '../core/errors.ts';
import type { FullText } from '../fulltext/full-text.ts';
import type { DocumentHost } from './document-host.ts';
import type { Mailing } from './document-tasks.ts';

const API = 'https://export.arxiv.org/api/query';
const HTML = 'https://arxiv.org/html';
const TIMEOUT = 30_000;

/** Papers by identifier, as arXiv's own interface has them; unknown ones are left out. One request. */
export async function fetchPapers(
  documents: DocumentHost,
  arxivIds: readonly string[],
  signal: AbortSignal,
): Promise<Paper[]> {
  const url = `${API}?id_list=${arxivIds.join(',')}&max_results=${arxivIds.length}`;
  const { papers, errors } = await documents.run('atomFeed', await fetchText(url, signal), url);
  // A page that says it is busy may come as 200.
  if (papers.length === 0 && errors.length > 0) throw new AppError('server-error', errors[0]);
  return papers;
}

/** The day's mailing of a category as its listing shows it. One request. Throws where the page is not as expected. */
export async function fetchListing(documents: DocumentHost, category: string, signal: AbortSignal): Promise<Mailing> {
  const url = listNewUrl(category);
  const { mailing, confidence } = await documents.run('listing', await fetchText(url, signal), url);
  if (!mailing || confidence < TRUSTED) throw new AppError('page-changed', `confidence ${confidence.toFixed(2)}`);
  return mailing;
}

/** The same from the feed of mailings, which has no comments, and nothing on days without one. One request. */
export async function fetchFeed(documents: DocumentHost, category: string, signal: AbortSignal): Promise<Mailing> {
  const url = rssUrl(category);
  const { mailing, errors } = await documents.run('rssFeed', await fetchText(url, signal), url);
  if (!mailing) throw new AppError('server-error', errors[0]);
  return mailing;
}

/** The text of one version as arXiv's HTML has it; null where it has none. One request. */
export async function fetchHtml(
  documents: DocumentHost,
  arxivIdV: string,
  signal: AbortSignal,
): Promise<FullText | null> {
  const url = `${HTML}/${arxivIdV}`;
  try {
    return (await documents.run('fullText', await fetchText(url, signal), url)).fullText;
  } catch (thrown) {
    if (toAppError(thrown).code === 'not-found') return null;
    throw thrown;
  }
}

async function fetchText(url: string, signal: AbortSignal): Promise<string> {
  const deadline = AbortSignal.timeout(TIMEOUT);
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.any([signal, deadline]),
    });
    text = await response.text();
  } catch (thrown) {
    if (signal.aborted) throw new AppError('cancelled', undefined, { cause: thrown });
    throw new AppError(deadline.aborted ? 'timeout' : 'unreachable', String(thrown), { cause: thrown });
  }
  if (!response.ok) throw errorOf(response, text);
  return text;
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
