import type { Block, FullTextSection } from '../../lib/fulltext/full-text.ts';
import { readHtmlText } from '../../lib/fulltext/html-text.ts';
import { parseHtml } from '../fixtures/arxiv/parse-html.ts';

export const article = (content: string): string => `<article class="ltx_document">${content}</article>`;

/** `shape` is LaTeXML's name for the level: section, subsection, appendix. */
export const section = (shape: string, heading: string, content: string): string =>
  `<section class="ltx_${shape}"><h2 class="ltx_title ltx_title_${shape}">${heading}</h2>${content}</section>`;

export const p = (text: string): string => `<div class="ltx_para"><p class="ltx_p">${text}</p></div>`;

export const math = (tex: string, display = 'inline'): string =>
  `<math alttext="${tex}" display="${display}"><semantics><mi>shown</mi><annotation encoding="application/x-tex">${tex}</annotation></semantics></math>`;

/** A formula that has lost its alternative text. */
export const bareMath = (annotation: string): string =>
  `<math><semantics><mrow><mi>x</mi><mo>+</mo><mi>y</mi></mrow>${annotation}</semantics></math>`;

export const equationRow = (...cells: string[]): string =>
  `<tr class="ltx_equation ltx_eqn_row">${cells.map((cell) => `<td class="ltx_eqn_cell">${cell}</td>`).join('')}</tr>`;

export const item = (mark: string, content: string): string =>
  `<li class="ltx_item"><span class="ltx_tag ltx_tag_item">${mark}</span>${content}</li>`;

export const caption = (text: string): string => `<figcaption class="ltx_caption">${text}</figcaption>`;

export const listingLine = (text: string): string =>
  `<div class="ltx_listingline"><span class="ltx_tag ltx_tag_listingline">1:</span>${text}</div>`;

/** The sections of an article that is nothing but this. */
export const readArticle = (content: string): FullTextSection[] =>
  readHtmlText(parseHtml(article(content)))?.sections ?? [];

/** The blocks of a section with this content. */
export const blocksOf = (content: string): Block[] =>
  readArticle(section('section', 'Any', content)).flatMap(({ blocks }) => blocks);
