import { DESCRIPTOR_CLASS, HTML_ASIDE_CLASS, MATHJAX_CLASS, TEXTLESS, TOOLTIP_CLASS } from '../arxiv/selectors.ts';
import { isCustom } from '../arxiv/text.ts';

const LEFT_OUT_NAMES: ReadonlySet<string> = new Set(
  'ANNOTATION NAV HEADER FOOTER ASIDE FORM DIALOG IFRAME OBJECT HEAD TITLE'.split(' '),
);

/** LaTeXML's names for front matter, references, what navigates, and the marks before items, lines and equations. */
const LEFT_OUT_CLASSES: ReadonlySet<string> = new Set(
  (
    'ltx_title_document ltx_authors ltx_creator ltx_dates ltx_date ltx_keywords ltx_classification ltx_pacs ' +
    'ltx_bibliography ltx_biblist ltx_bibitem ltx_TOC ltx_toclist ltx_index ltx_indexlist ltx_glossary ' +
    'ltx_phantom ltx_page_navbar ltx_page_header ltx_page_footer ltx_page_logo ltx_pagination ltx_rdf ltx_listing_data ' +
    'ltx_note_mark ltx_tag_note ltx_tag_item ltx_tag_listingline ltx_tag_equation ltx_tag_equationgroup ltx_tag_bibitem'
  ).split(' '),
);
const LEFT_OUT_IDS: ReadonlySet<string> = new Set(['infobox', 'license-tr', 'watermark-tr']);

const SECTION_CLASSES =
  /(?:^|\s)ltx_(?:part|chapter|section|subsection|subsubsection|appendix|abstract|acknowledgements)(?:\s|$)/;
const EQUATION_CLASSES = /(?:^|\s)ltx_(?:equation|equationgroup|eqn_table)(?:\s|$)/;
const BLOCK_CLASSES =
  /(?:^|\s)ltx_(?:p|para|tr|td|block|inline-block|minipage|quote|theorem|proof|float|figure)(?:\s|$)/;
const BLOCK_NAMES: ReadonlySet<string> = new Set(
  (
    'P DIV SECTION ARTICLE MAIN FIGURE UL OL DL BLOCKQUOTE PRE HR ADDRESS DETAILS SUMMARY CENTER ' +
    'TBODY THEAD TFOOT TR TD TH'
  ).split(' '),
);

export type Shape =
  | 'left-out'
  | 'section'
  | 'heading'
  | 'formula'
  | 'equation'
  | 'item'
  | 'term'
  | 'caption'
  | 'table'
  | 'listing'
  | 'block'
  | 'break'
  | 'superscript'
  | 'inline';

export const isElement = (node: Node): node is Element => node.nodeType === 1;
export const isText = (node: Node): boolean => node.nodeType === 3;

const classOf = (element: Element): string => element.getAttribute('class') ?? '';

function isLeftOut(element: Element, name: string): boolean {
  if (TEXTLESS.has(name) || LEFT_OUT_NAMES.has(name) || isCustom(element)) return true;
  if (LEFT_OUT_IDS.has(element.getAttribute('id') ?? '')) return true;
  const className = classOf(element);
  if (className === '') return false;
  if (HTML_ASIDE_CLASS.test(className) || MATHJAX_CLASS.test(className)) return true;
  const classes = className.split(/\s+/);
  return classes.some((name) => LEFT_OUT_CLASSES.has(name) || name === DESCRIPTOR_CLASS || name === TOOLTIP_CLASS);
}

function shapeOfName(name: string): Shape | null {
  if (name === 'BR') return 'break';
  if (name === 'SUP') return 'superscript';
  if (name === 'LI' || name === 'DD') return 'item';
  if (name === 'DT') return 'term';
  if (name === 'FIGCAPTION' || name === 'CAPTION') return 'caption';
  if (name === 'TABLE') return 'table';
  if (/^H[1-6]$/.test(name)) return 'heading';
  return BLOCK_NAMES.has(name) ? 'block' : null;
}

/** What part an element has in the text; classes say more than names, which differ between versions of LaTeXML. */
export function shapeOf(element: Element): Shape {
  const name = element.tagName.toUpperCase();
  if (isLeftOut(element, name)) return 'left-out';
  if (name === 'MATH') return element.getAttribute('display') === 'block' ? 'equation' : 'formula';
  const className = classOf(element);
  if (SECTION_CLASSES.test(className)) return 'section';
  if (EQUATION_CLASSES.test(className)) return 'equation';
  const classes = className.split(/\s+/);
  if (classes.includes('ltx_title')) return 'heading';
  if (classes.includes('ltx_caption')) return 'caption';
  if (classes.includes('ltx_tabular')) return 'table';
  if (classes.includes('ltx_listing')) return 'listing';
  return shapeOfName(name) ?? (BLOCK_CLASSES.test(className) ? 'block' : 'inline');
}

export const hasClass = (element: Element, name: string): boolean => classOf(element).split(/\s+/).includes(name);
