import { findDay } from '../../core/dates.ts';
import { findCodeLinks } from '../code-links.ts';
import { readHtmlAuthors } from '../html-authors.ts';
import { findIdentifier, type Identifier } from '../identifier.ts';
import { pathParts } from '../list-page.ts';
import { identifierOfHref } from '../listing-entry.ts';
import { asPaper, type PageType } from '../page-type.ts';
import { missingFields, type PaperField } from '../paper-field.ts';
import { paperConfidence, type PaperReading } from '../paper-reading.ts';
import { HTML } from '../selectors.ts';
import { isCategory } from '../subjects.ts';
import { findText, readHrefs, readText } from '../text.ts';
import { identifierOfUrl, isArxivUrl } from '../urls.ts';

/** A full text's subjects are but the category in its watermark, which older ones lack. */
const FIELDS: readonly PaperField[] = ['id', 'title', 'authors', 'abstract'];
/** What LaTeXML calls a text without title. */
const UNTITLED = /^(?:untitled document|no title)?$/i;

const isHtmlUrl = (url: URL): boolean =>
  isArxivUrl(url) && pathParts(url)[0] === 'html' && identifierOfUrl(url) !== null;

/** "arXiv:1801.02634v2 [astro-ph.IM] 16 Jan 2018" */
function parseWatermark(text: string): { identifier: Identifier | null; category: string | null; day: string | null } {
  const category = /\[([\w.-]+)\]/.exec(text)?.[1] ?? '';
  return {
    identifier: findIdentifier(text),
    category: isCategory(category) ? category : null,
    day: findDay(text),
  };
}

/** The address may leave the version out; the watermark, the base of the page's links, and the way back do not. */
function readIdentifier(document: Document, url: URL, watermark: Identifier | null): Identifier | null {
  const links = [document.querySelector(HTML.base), document.querySelector(HTML.absLink)];
  const linked = links.map((link) => identifierOfHref(link?.getAttribute('href') ?? '', url));
  const asked = identifierOfUrl(url);
  const stated = [watermark, ...linked, asked].filter((identifier) => identifier !== null);
  const arxivId = (asked ?? watermark ?? stated[0])?.arxivId;
  const same = stated.filter((identifier) => identifier.arxivId === arxivId);
  return same.find((identifier) => identifier.version !== null) ?? same[0] ?? null;
}

function readTitle(document: Document, article: Element): string | null {
  const title = findText(article, HTML.title) ?? document.querySelector('title')?.textContent?.trim() ?? '';
  return UNTITLED.test(title) ? null : title.replace(/\s+/g, ' ');
}

/** The abstract without its heading; paragraphs are set apart by a blank. */
function readAbstract(element: Element): string {
  return [...element.children]
    .filter((child) => !child.matches(HTML.abstractHeading))
    .map(readText)
    .filter((text) => text !== '')
    .join(' ');
}

/** What a full text says of its paper; null where the authors gave HTML of their own, or there is none. */
export function parseHtmlPaper(document: Document, url: URL): PaperReading | null {
  const article = document.querySelector(HTML.article);
  const title = article && readTitle(document, article);
  const watermark = parseWatermark(findText(document, HTML.watermark) ?? '');
  const identifier = readIdentifier(document, url, watermark.identifier);
  if (!article || title === null || identifier === null) return null;

  const abstractElement = article.querySelector(HTML.abstract);
  const abstract = abstractElement ? readAbstract(abstractElement) : '';
  const authors = readHtmlAuthors(article);
  const missing = missingFields({
    id: true,
    title: findText(article, HTML.title) !== null,
    authors: authors.length > 0,
    subjects: watermark.category !== null,
    abstract: abstract !== '',
  });
  return {
    paper: {
      ...identifier,
      title,
      authors,
      abstract: abstract || null,
      primaryCategory: watermark.category ?? '',
      categories: watermark.category === null ? [] : [watermark.category],
      comments: null,
      journalRef: null,
      doi: null,
      published: identifier.version === 1 ? watermark.day : null,
      updated: watermark.day,
      codeLinks: findCodeLinks(abstract, abstractElement ? readHrefs(abstractElement) : []),
      withdrawn: false,
    },
    source: 'full-text',
    abstractElement,
    anchor: abstractElement ?? article.querySelector(HTML.authors) ?? article.querySelector(HTML.title),
    versions: [],
    missing,
    confidence: paperConfidence(missing, FIELDS),
  };
}

export const htmlPage = {
  id: 'html',
  examples: [
    'https://arxiv.org/html/2601.18692',
    'https://arxiv.org/html/2601.18692v1#S2',
    'https://arxiv.org/html/1801.02634v2/',
    'https://www.arxiv.org/html/math/0309136v1',
  ],
  matches: isHtmlUrl,
  read: (document: Document, url: URL) => asPaper(parseHtmlPaper(document, url), document, HTML.sign),
} as const satisfies PageType;
