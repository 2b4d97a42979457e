/** `npm run capture -- <url> [--dir DIR] [--file SAVED.html] [--force]`: see `HELP`. */
import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readPage } from '../../lib/arxiv/pages/index.ts';
import { identifierOfUrl } from '../../lib/arxiv/urls.ts';
import { parseHtml, parseXml } from '../fixtures/arxiv/parse-html.ts';
import { OUTPUT } from '../harness/output.ts';
import { CaptureError, checkFolder, messageOf, storePage } from './captured-folder.ts';
import { checklist, feedReliance, pageName, pageReliance } from './checklist.ts';
import { type Draft, draftOf } from './draft.ts';
import { feedKindOf, fileOfUrl } from './file-name.ts';
import { Comparison, type Expected } from './page-comparison.ts';
import { compareFile } from './pages.ts';

const HOSTS = ['arxiv.org', 'www.arxiv.org', 'export.arxiv.org', 'rss.arxiv.org'];
const USER_AGENT = 'marginalia-for-arxiv capture (developer tool; one page a call, started by a person)';
const TIMEOUT = 30_000;

const HELP = `npm run capture -- <url> [--dir DIR] [--file SAVED.html] [--force]

Saves one page or feed of arXiv, fetched once, with its row in DIR/INDEX.md and a draft of what a parser must find on
it in DIR/expected.json; then "npm run eval -- --pages DIR" reads them.

  --dir DIR    where to; .output/captured if not given, which git ignores
  --file FILE  a page that a browser saved from <url>, in place of fetching it: for the state after MathJax has run, or
               without a network. Its day is that of the file's last change.
  --force      replaces page, row and expectation, corrections made by hand included

A draft repeats what the parser believes. Hold it against the page before relying on it.
Real pages stay out of the repository: papers in fixtures are invented, see test/fixtures/arxiv/.
Leave three seconds between calls. Exit code 2: refused; 1: failed. Either way nothing is overwritten.
`;

export interface CaptureRequest {
  address: string;
  dir: string;
  /** A page saved by a browser, in place of fetching it. */
  file: string | null;
  force: boolean;
}

export interface Surroundings {
  fetch: (url: URL, init: RequestInit) => Promise<Response>;
  now: () => Date;
}

export interface Capture {
  file: string;
  /** For the person: what to check. */
  checks: string[];
  /** What the page is not read as the draft has it: it was not read whole. */
  differences: string[];
}

function parseAddress(address: string): URL {
  if (!URL.canParse(address)) throw new CaptureError(`"${address}" is no address; write it whole, with https://`, 2);
  const url = new URL(address);
  url.hash = '';
  const isOurs = url.protocol === 'https:' && HOSTS.includes(url.host) && url.username === '' && url.password === '';
  if (!isOurs) throw new CaptureError(`${url.origin} is refused: only https on ${HOSTS.join(', ')}`, 2);
  return url;
}

function nameOf(url: URL, day: string, isSaved: boolean): string {
  const file = fileOfUrl(url, day, isSaved ? 'saved' : null);
  if (file !== null) return file;
  const hint = url.pathname.startsWith('/pdf/')
    ? 'a PDF has nothing to read, its /abs/ page has.'
    : 'see lib/arxiv/pages/.';
  throw new CaptureError(`No page type knows ${url.href}: ${hint}`, 2);
}

const ADVICE: Readonly<Record<number, string>> = {
  403: 'arXiv refuses access. Do not repeat it at once: open the page in a browser, save it and give --file.',
  404: 'There is no such page. Check identifier, version or date.',
  429: 'Too many requests. Wait some minutes before the next one.',
  503: 'arXiv is busy. Wait some minutes before the next one.',
};

function refusalOf(url: URL, response: Response): string {
  const location = response.headers.get('location');
  if (location !== null && response.status < 400) {
    const target = URL.canParse(location, url.href) ? new URL(location, url).href : location;
    return `It has moved to ${target}: capture that address, if it is the one you mean.`;
  }
  const wait = response.headers.get('retry-after');
  const asked =
    wait === null ? '' : ` arXiv asks for ${/^\d+$/.test(wait) ? `${wait} seconds` : `a pause until ${wait}`}.`;
  return `${ADVICE[response.status] ?? 'Check the address in a browser, or try later.'}${asked}`;
}

async function fetchText(url: URL, { fetch }: Surroundings): Promise<string> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      headers: { 'user-agent': USER_AGENT, accept: 'text/html, application/xml, */*' },
      credentials: 'omit',
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    text = await response.text();
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
    const advice = 'Check the connection and try again, or save the page in a browser and give --file.';
    throw new CaptureError(`${url.href} was not reached: ${messageOf(error)}${cause}. ${advice}`, 1);
  }
  if (response.status !== 200) {
    throw new CaptureError(`${url.href}: HTTP ${response.status}. ${refusalOf(url, response)}`, 1);
  }
  return text;
}

async function readSaved(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new CaptureError(`${file} cannot be read: ${messageOf(error)}`, 1);
  }
}

async function dayOf(file: string | null, { now }: Surroundings): Promise<string> {
  if (file === null) return now().toISOString().slice(0, 10);
  const { mtime } = await stat(file).catch((error: unknown) => {
    throw new CaptureError(`${file} cannot be read: ${messageOf(error)}`, 1);
  });
  return mtime.toISOString().slice(0, 10);
}

/** The text as a document; fails on what is neither the page nor the feed that the address promises. */
function documentOf(text: string, url: URL, source: string): Document {
  if (text.trim() === '') throw new CaptureError(`${source} is empty. Try again later, or give another --file.`, 1);
  if (!feedKindOf(url)) {
    if (/<(?:!doctype html|html|head|body)\b/i.test(text)) return parseHtml(text);
    throw new CaptureError(`${source} is no HTML. Check the address, or what was saved.`, 1);
  }
  const document = parseXml(text);
  const root = document.documentElement?.tagName.toLowerCase();
  if (root !== 'feed' && root !== 'rss') throw new CaptureError(`${source} is no feed. Check the address.`, 1);
  const fault = /<id>[^<]*\/api\/errors[\s\S]*?<summary>([^<]*)/.exec(text)?.[1];
  if (fault === undefined) return document;
  throw new CaptureError(`${source} says what is wrong with the query: ${fault.trim()}. Check the address.`, 1);
}

/** A page saved by hand is easily taken for another. */
function checkPaper(draft: Draft, url: URL, source: string): void {
  const asked = identifierOfUrl(url)?.arxivId;
  if (draft.type !== 'abs' || draft.id === asked) return;
  throw new CaptureError(`${source} is the page of ${draft.id}, not of ${asked}. Check address and file.`, 1);
}

/** Saves one page with a draft of its expectation; throws a `CaptureError` where it cannot, and then stores nothing. */
export async function capture(request: CaptureRequest, surroundings: Surroundings): Promise<Capture> {
  const { dir, file: saved, force } = request;
  const url = parseAddress(request.address);
  const day = await dayOf(saved, surroundings);
  const file = nameOf(url, day, saved !== null);
  await checkFolder(dir, file, force);

  const text = saved === null ? await fetchText(url, surroundings) : await readSaved(saved);
  const document = documentOf(text, url, saved ?? url.href);
  const draft = draftOf(document, url);
  checkPaper(draft, url, saved ?? url.href);
  const feed = feedKindOf(url);
  const page = feed ? null : readPage(document, url);
  const reliance = feed ? feedReliance(document, feed) : page ? pageReliance(page) : [];
  const checks = [...checklist(draft), ...reliance];
  const how = saved === null ? 'fetched' : 'saved by a browser';
  const cells = [pageName(page, url), url.href, how, day, `draft, not checked: ${checks.join('; ')}`];
  await storePage(dir, { file, text, draft, cells });

  const to = new Comparison(file);
  const expected: Expected = JSON.parse(JSON.stringify(draft));
  compareFile(text, expected, url, to);
  return { file, checks, differences: to.wrong };
}

const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

function report(dir: string, { file, checks, differences }: Capture): string {
  return [
    `Saved ${join(dir, file)}, its row in INDEX.md and a draft in expected.json.`,
    '',
    'A draft repeats what the parser believes. Hold it against the page in a browser, then correct expected.json:',
    ...indented(checks),
    '',
    ...(differences.length === 0
      ? ['The evaluation reads the page as the draft has it, which says nothing of what both miss.']
      : ['The page was not read whole; the evaluation will say so until the parser does:', ...indented(differences)]),
    `Then: npm run -s eval -- --pages ${dir}`,
  ].join('\n');
}

function requestOf(args: string[]): CaptureRequest | null {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const options = { dir: text, file: text, force: flag, help: flag };
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  if (values.help === true) return null;
  const [address, ...rest] = positionals;
  if (address === undefined || rest.length > 0) throw new Error('One address expected; --help says more.');
  const dir = values.dir === undefined ? join(OUTPUT, 'captured') : resolve(values.dir);
  return { address, dir, file: values.file ?? null, force: values.force === true };
}

async function main(args: string[]): Promise<void> {
  let request: CaptureRequest | null;
  try {
    request = requestOf(args);
  } catch (error) {
    throw new CaptureError(messageOf(error), 2);
  }
  if (!request) return console.log(HELP);
  console.log(report(request.dir, await capture(request, { fetch, now: () => new Date() })));
}

if (import.meta.main) {
  try {
    await main(process.argv.slice(2));
  } catch (error) {
    console.error(`capture: ${messageOf(error)}`);
    process.exitCode = error instanceof CaptureError ? error.exitCode : 1;
  }
}
