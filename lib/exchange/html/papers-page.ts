import type { Frame, IndexEntry, Piece, Whole } from '../exporter.ts';
import { fileStemOf, listTags, type PaperExport } from '../paper-export.ts';
import { element, pageFrame, tagsOf } from './element.ts';
import { type RenderMath, textHtml } from './markdown-html.ts';
import { headOf } from './page-head.ts';
import { PAGE_STYLE } from './page-style.ts';
import { pageWords } from './page-words.ts';
import { anchorOf, paperHtml } from './paper-html.ts';

/** One paper of a page of papers, and its line in the contents. */
export function writePaper(input: PaperExport, math: RenderMath): Piece {
  const { paper, language } = input;
  const place = anchorOf(paper.arxivId);
  const link = element('a', { href: `#${place}` }, textHtml(paper.title, math));
  return {
    text: paperHtml(input, language, math).source,
    name: `${fileStemOf(input)}.html`,
    entry: {
      place,
      title: paper.title,
      listed: element('li', { lang: 'en' }, link).source,
      authors: paper.authors,
      tags: listTags(input),
      announced: [],
    },
  };
}

/** The page around its papers: title, contents, section. */
export function papersFrame(entries: readonly IndexEntry[], { language, exportedAt, papers }: Whole): Frame {
  const own = pageWords[language];
  const title = own.selection(papers, exportedAt.slice(0, 10));
  const { before, after } = pageFrame(language === 'zh' ? 'zh-CN' : 'en', headOf(title), PAGE_STYLE);
  const main = tagsOf('main');
  const nav = tagsOf('nav', { id: 'contents' });
  const list = tagsOf('ol');
  const section = tagsOf('section', { class: 'papers' });
  const listed = entries.map((entry) => entry.listed ?? '').join('\n');
  return {
    before: [
      before,
      main.open,
      element('header', { class: 'page' }, element('h1', {}, title)).source,
      nav.open,
      element('h2', {}, own.contents).source,
      list.open,
      listed,
      list.close,
      nav.close,
      section.open,
      element('h2', {}, own.papers).source,
    ].join('\n'),
    between: '\n',
    after: [section.close, main.close, after].join('\n'),
  };
}
