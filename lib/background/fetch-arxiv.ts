import type { Paper } from '../arxiv/paper.ts';
import { findRetryAfter } from '../completion/retry-after.ts';
import { AppError } from '../core/errors.ts';
import type { DocumentHost } from './document-host.ts';

const API = 'https://export.arxiv.org/api/query';
const TIMEOUT = 30_000;

/** Papers by identifier, as arXiv's own interface has them; unknown ones are left out. One request. */
export async function fetchPapers(
  documents: DocumentHost,
  arxivIds: readonly string[],
  signal: AbortSignal,
): Promise<Paper[]> {
  const deadline = AbortSignal.timeout(TIMEOUT);
  let response: Response;
  let text: string;
  try {
    response = await fetch(`${API}?id_list=${arxivIds.join(',')}&max_results=${arxivIds.length}`, {
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
  const { papers, errors } = await documents.parseAtomFeed(text);
  // A page that says it is busy may come as 200.
  if (papers.length === 0 && errors.length > 0) throw new AppError('server-error', errors[0]);
  return papers;
}

function errorOf({ status, headers }: Response, text: string): AppError {
  const detail = `HTTP ${status}`;
  const retryAfter = findRetryAfter(headers, text);
  if (status === 400) return new AppError('bad-request', detail);
  return new AppError(status === 406 || status === 429 || status === 503 ? 'rate-limited' : 'server-error', detail, {
    retryAfter,
  });
}
