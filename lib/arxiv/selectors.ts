/** Every selector of arXiv's pages, so that a change of theirs is a change of this file. */

/** Put there by MathJax 2, in whichever renderer; the TeX itself is in a script beside it. */
export const MATHJAX_CLASS = /(?:^|\s)MathJax(?:_|\s|$)/;
export const TEX_SCRIPT_TYPE = /^math\/tex/;

/** Elements without page text of the authors: scripts, labels, controls. */
export const TEXTLESS: ReadonlySet<string> = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'BUTTON', 'SVG']);
export const DESCRIPTOR_CLASS = 'descriptor';
export const TOOLTIP_CLASS = 'button-and-tooltip';

export const PAGE = {
  /** What stands below the header, on every kind of page. */
  content: '#content, main, .ltx_page_main, body',
} as const;

export const ABS = {
  /** Errors under a paper's address have neither. */
  sign: 'meta[name^="citation_"], a[href^="/pdf/"]',
  root: '#abs',
  title: 'h1.title',
  /** The toggle "et al." is a link as well. */
  authors: '.authors a:not(#toggle)',
  authorLine: '.authors',
  abstract: 'blockquote.abstract',
  comments: 'td.comments',
  subjects: 'td.subjects',
  primarySubject: '.primary-subject',
  /** Report number and journal reference share the class; the label tells them apart. */
  journalRef: 'td.jref',
  doi: 'td.doi a[data-doi], td.doi a[href*="doi.org/"]',
  idLink: 'td.arxivid a',
  idVersionLink: 'td.arxividv a',
  dateline: '.dateline',
  history: '.submission-history',
  withdrawal: 'span.error',
} as const;

export const META = {
  arxivId: 'meta[name="citation_arxiv_id"]',
  title: 'meta[name="citation_title"]',
  author: 'meta[name="citation_author"]',
  abstract: 'meta[name="citation_abstract"]',
  doi: 'meta[name="citation_doi"]',
  /** JAIR papers carry the second name. */
  published: 'meta[name="citation_date"], meta[name="citation_publication_date"]',
  updated: 'meta[name="citation_online_date"]',
  url: 'meta[property="og:url"]',
} as const;

export const LISTING = {
  root: '#dlpage',
  heading: 'h1',
  dayHeading: 'h3',
  list: 'dl',
  paging: '.paging',
  /** Where the total stands on catch-up pages, and stood on the pages of before 2024. */
  unmarkedPaging: 'div, small',
  itemName: 'a[name^="item"]',
  abstractLink: 'a[title="Abstract"]',
  anyAbstractLink: 'a[href*="/abs/"]',
  htmlLink: 'a[title="View HTML"]',
  title: '.list-title',
  authors: '.list-authors',
  /** Within the authors: a browser finds links below a class by looking through the whole document for the class. */
  authorLink: 'a',
  comments: '.list-comments',
  journalRef: '.list-journal-ref',
  subjects: '.list-subjects',
  primarySubject: '.primary-subject',
  abstract: 'p.mathjax',
} as const;

/** Search is an application of its own, with markup of its own. */
export const SEARCH = {
  root: 'main',
  heading: 'h1',
  /** The heading's line, with the release note beside it. */
  headingLine: '.level',
  list: 'ol[start]',
  row: 'li.arxiv-result',
  /** Here a paragraph with the identifier; on list pages a class of that name holds the title. */
  identifierLink: '.list-title a[href*="/abs/"]',
  title: 'p.title',
  authors: 'p.authors',
  authorLink: 'p.authors a',
  abstractFull: '.abstract-full',
  /** "More" and "Less", of which one is in view. */
  toggle: '.abstract-short > a[onclick], .abstract-full > a[onclick]',
  abstract: 'p.abstract',
  /** Identifier and version, `2202.12139v1-abstract-full`. */
  versionId: '[id*="-abstract-"]',
  category: '.tags:not(.has-addons) .tag',
  doi: '.has-addons a[href*="doi.org/"]',
  /** Comments, journal reference, report number, classes: told apart by the label each begins with. */
  labelled: 'p.comments',
  smallPrint: 'p.is-size-7',
  noResults: '.has-text-warning',
} as const;

/** Full texts are LaTeXML's output in arXiv's frame. */
export const HTML = {
  /** Authors' own HTML, which has another frame, has none. */
  sign: '[class*="ltx_"]',
  article: 'article.ltx_document',
  title: '.ltx_title_document',
  authors: '.ltx_authors',
  author: '.ltx_personname',
  abstract: '.ltx_abstract',
  abstractHeading: '.ltx_title_abstract',
  watermark: '#watermark-tr',
  base: 'base[href]',
  absLink: 'a[href*="/abs/"]',
  lineBreak: 'BR',
} as const;
/** Footnotes, and marks of what LaTeXML could not convert: set within the text, and no part of it. */
export const HTML_ASIDE_CLASS = /(?:^|\s)ltx_(?:note|ERROR|author_notes)(?:\s|$)/;
