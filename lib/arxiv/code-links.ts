/** Hosts where code, weights or data of a paper live. A path must name something: a bare host is no link. */
const HOSTS: readonly RegExp[] = [
  /^(?:gist\.)?github\.com$/,
  /^gitlab\.[a-z0-9.-]+$/,
  /^(?:huggingface\.co|hf\.co)$/,
  /^bitbucket\.org$/,
  /^codeberg\.org$/,
  /^gitee\.com$/,
  /^zenodo\.org$/,
  /^anonymous\.4open\.science$/,
];
/** Project pages name their owner in the host. */
const PAGE_HOSTS = /^[a-z0-9-]+\.(?:github|gitlab|codeberg)\.(?:io|page)$/;
const ZENODO_DOI = /^\/10\.5281\/zenodo\.\d+/i;

const WITH_SCHEME = /https?:\/\/[^\s<>"'`{}|\\^]+/gi;
const BARE =
  /(?<![\w/.@-])(?:www\.)?(?:github\.com|gitlab\.com|huggingface\.co|bitbucket\.org|codeberg\.org|zenodo\.org|[a-z0-9-]+\.github\.io)\/[^\s<>"'`{}|\\^]+/gi;

/** A text without any of this has no link; most have not, and are done with at once. */
const LIKELY = /:\/\/|\.(?:com|co|org|io)\//i;

/** Sentence punctuation after an address is not part of it; a closing bracket is, if it was opened inside. */
function withoutTrail(address: string): string {
  let unopened = address.split(')').length - address.split('(').length;
  let end = address.length;
  for (; end > 0; end -= 1) {
    const last = address[end - 1] ?? '';
    if (last === ')' && unopened > 0) unopened -= 1;
    else if (!/[.,;:!?'"»”’*$\]}>]/.test(last)) break;
  }
  return address.slice(0, end);
}

function findCodeLink(address: string): string | null {
  const trimmed = withoutTrail(address.trim());
  const full = /^https?:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (!URL.canParse(full)) return null;
  const url = new URL(full);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  const host = url.hostname.replace(/^www\./, '');
  const named = url.pathname.replaceAll('/', '') !== '';
  const code =
    PAGE_HOSTS.test(host) ||
    (named && HOSTS.some((pattern) => pattern.test(host))) ||
    (host === 'doi.org' && ZENODO_DOI.test(url.pathname));
  if (!code) return null;
  const path = url.pathname.replace(/\/+$/, '').replace(/\.git$/, '');
  return `https://${host}${path}${url.search}`;
}

/**
 * Links to code, models and data in the text of a passage and in its hrefs (arXiv shows "this https URL" for most),
 * in one form each: https, no `www.`, no trailing slash, no fragment.
 */
export function findCodeLinks(text: string, hrefs: readonly string[] = []): string[] {
  const absolute = hrefs.filter((href) => /^https?:\/\//i.test(href));
  const written = LIKELY.test(text) ? [...(text.match(WITH_SCHEME) ?? []), ...(text.match(BARE) ?? [])] : [];
  const found = new Set<string>();
  for (const address of [...absolute, ...written]) {
    const link = findCodeLink(address);
    if (link !== null) found.add(link);
  }
  return [...found];
}
