import { type Identifier, formatIdentifier, parseIdentifier } from './identifier.ts';

const ORIGIN = 'https://arxiv.org';
const HOSTS: ReadonlySet<string> = new Set(['arxiv.org', 'www.arxiv.org', 'export.arxiv.org']);

/** Whether a page is arXiv's own; the port is left out of account. */
export function isArxivUrl(url: URL): boolean {
  return (url.protocol === 'https:' || url.protocol === 'http:') && HOSTS.has(url.hostname);
}

function urlOf(kind: 'abs' | 'pdf' | 'html', arxivId: string, version: number | null): string {
  return `${ORIGIN}/${kind}/${formatIdentifier({ arxivId, version })}`;
}

export function absUrl(arxivId: string, version: number | null = null): string {
  return urlOf('abs', arxivId, version);
}

export function pdfUrl(arxivId: string, version: number | null = null): string {
  return urlOf('pdf', arxivId, version);
}

export function htmlUrl(arxivId: string, version: number | null = null): string {
  return urlOf('html', arxivId, version);
}

/** `/list/<category>/new`: the day's mailing; `skip` entries of one that arXiv spreads over several pages. */
export function listNewUrl(category: string, skip = 0): string {
  return `${ORIGIN}/list/${category}/new${skip > 0 ? `?skip=${skip}&show=2000` : ''}`;
}

/** `/catchup/<category>/<day>`: an earlier mailing, with its abstracts; `page` counts from 1. */
export function catchupUrl(category: string, day: string, page = 1): string {
  return `${ORIGIN}/catchup/${category}/${day}?abs=True${page > 1 ? `&page=${page}` : ''}`;
}

/** The last mailing as a feed. */
export function rssUrl(category: string): string {
  return `https://rss.arxiv.org/rss/${category}`;
}

/** The paper an `/abs`, `/pdf` or `/html` address is of. Old identifiers hold a slash: the path is read whole. */
export function identifierOfUrl(url: URL): Identifier | null {
  if (!isArxivUrl(url)) return null;
  const match = /^\/(?:abs|pdf|html)\/(.+?)(?:\.pdf)?\/?$/.exec(safeDecode(url.pathname));
  return match?.[1] === undefined ? null : parseIdentifier(match[1]);
}

function safeDecode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
