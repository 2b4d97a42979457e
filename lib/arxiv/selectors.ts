/** Every selector of arXiv's pages, so that a change of theirs is a change of this file. */

/** Put there by MathJax 2, in whichever renderer; the TeX itself is in a script beside it. */
export const MATHJAX_CLASS = /(?:^|\s)MathJax(?:_|\s|$)/;
export const TEX_SCRIPT_TYPE = /^math\/tex/;

/** Elements without page text of the authors: scripts, labels, controls, and our own hosts. */
export const TEXTLESS: ReadonlySet<string> = new Set([
  'SCRIPT',
  'STYLE',
  'NOSCRIPT',
  'TEMPLATE',
  'BUTTON',
  'SVG',
  'ARXIV-MARGINALIA',
]);
export const DESCRIPTOR_CLASS = 'descriptor';
export const TOOLTIP_CLASS = 'button-and-tooltip';

export const ABS = {
  root: '#abs',
  title: 'h1.title',
  /** The toggle "et al." is a link as well. */
  authors: '.authors a:not(#toggle)',
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
  author: 'meta[name="citation_author"]',
  doi: 'meta[name="citation_doi"]',
  /** JAIR papers carry the second name. */
  published: 'meta[name="citation_date"], meta[name="citation_publication_date"]',
  updated: 'meta[name="citation_online_date"]',
  url: 'meta[property="og:url"]',
} as const;

export const LISTING = {
  root: '#dlpage',
  heading: 'h1',
  subheading: 'h2',
  dayHeading: 'h3',
  list: 'dl',
  paging: '.paging',
  note: 'p',
  itemName: 'a[name^="item"]',
  abstractLink: 'a[title="Abstract"]',
  anyAbstractLink: 'a[href*="/abs/"]',
  htmlLink: 'a[title="View HTML"]',
  title: '.list-title',
  authors: '.list-authors',
  authorLink: '.list-authors a',
  comments: '.list-comments',
  journalRef: '.list-journal-ref',
  subjects: '.list-subjects',
  primarySubject: '.primary-subject',
  abstract: 'p.mathjax',
} as const;
