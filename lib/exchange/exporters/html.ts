import type { Digest } from '../../digest/digest.ts';
import { DIGEST_SECTIONS } from '../../digest/digest.ts';
import { nameCategory } from '../category-names.ts';
import { choosePapers, type DayReportInput, type ReportEntry } from '../day-report.ts';
import type { PapersExporter } from '../exporter.ts';
import { element, type Html, page } from '../html/element.ts';
import { inlineHtml, markdownHtml, type RenderMath, textHtml } from '../html/markdown-html.ts';
import { headOf } from '../html/page-head.ts';
import { PAGE_STYLE } from '../html/page-style.ts';
import { pageWords } from '../html/page-words.ts';
import { anchorOf, paperHtml } from '../html/paper-html.ts';
import { papersFrame, writePaper } from '../html/papers-page.ts';
import { renderProvenance } from '../provenance.ts';
import { languageOfText } from '../report-records.ts';
import { words } from '../words.ts';

export const html = {
  id: 'html',
  extension: 'html',
  mime: 'text/html',
  write: (paper, _options, math) => writePaper(paper, math),
  frame: papersFrame,
} as const satisfies PapersExporter;

export interface DayPageInput extends DayReportInput {
  /** What an imported report says of the day; its papers come first. */
  imported: { summary: string | null; arxivIds: string[]; importedAt: string } | null;
  math: RenderMath;
}

/** A day as one file that needs nothing else: no script, no font, no image, readable on screen and on paper. */
export function renderDayPage(input: DayPageInput): string {
  const { announcement, digest, imported, language, math } = input;
  const own = pageWords[language];
  const entries = listEntries(input);
  const title = own.title(nameCategory(announcement.category), announcement.announcementDate);
  const summary = imported?.summary ?? null;
  const body = element(
    'main',
    {},
    element(
      'header',
      { class: 'page' },
      element('h1', {}, title),
      imported
        ? element(
            'p',
            { class: 'muted small' },
            own.imported(imported.importedAt.slice(0, 10), imported.arxivIds.length),
            announcement.imported ? ` ${own.partial}` : null,
          )
        : null,
    ),
    summary === null
      ? null
      : element(
          'section',
          {},
          element('h2', {}, own.importedSummary),
          element('div', { lang: languageOfText(summary) }, markdownHtml(summary, math)),
        ),
    digest === null ? null : digestHtml(digest, new Set(entries.map(({ paper }) => paper.arxivId)), math),
    entries.length === 0 ? null : contentsHtml(entries, own.contents, math),
    entries.length === 0
      ? null
      : element(
          'section',
          { class: 'papers' },
          element('h2', {}, own.papers),
          ...entries.map((entry) => paperHtml(entry, language, math)),
        ),
  );
  return page(language === 'zh' ? 'zh-CN' : 'en', headOf(title), PAGE_STYLE, [body]);
}

/** The imported report's papers in its order, then those of the day's own report. */
function listEntries(input: DayPageInput): ReportEntry[] {
  const { announcement, digest, papers, language, imported } = input;
  const day = { announcement, digest, papers, language };
  if (!imported) return choosePapers(day);
  const own = choosePapers(day).map(({ paper }) => paper.arxivId);
  return choosePapers({ ...day, chosen: [...imported.arxivIds, ...own] });
}

function contentsHtml(entries: readonly ReportEntry[], heading: string, math: RenderMath): Html {
  const items = entries.map(({ paper }) =>
    element('li', { lang: 'en' }, element('a', { href: `#${anchorOf(paper.arxivId)}` }, textHtml(paper.title, math))),
  );
  return element('nav', { id: 'contents' }, element('h2', {}, heading), element('ol', {}, ...items));
}

/** Every claim with its papers, those on this page as places on it; then how much was read, and by whom. */
function digestHtml(digest: Digest, here: ReadonlySet<string>, math: RenderMath): Html {
  const { language, sections, coverage } = digest;
  const say = words[language];
  const link = (id: string): Html =>
    element('a', { href: here.has(id) ? `#${anchorOf(id)}` : `https://arxiv.org/abs/${id}` }, id);
  const blocks = DIGEST_SECTIONS.flatMap((section) => {
    const claims = sections[section].map(({ text, papers }) =>
      element(
        'li',
        {},
        inlineHtml(text, math),
        ' ',
        element('span', { class: 'small' }, ...papers.flatMap((id, index) => [index === 0 ? '' : ', ', link(id)])),
      ),
    );
    if (claims.length === 0) return [];
    return [element('h3', {}, say.digestSections[section]), element('ul', {}, ...claims)];
  });
  const { read, total, dropped } = coverage;
  const facts = [say.coverage(read, total), ...(dropped === 0 ? [] : [say.dropped(dropped)])];
  const provenance = renderProvenance({ ...digest.provenance, findings: 0 }, language);
  return element(
    'section',
    { lang: language === 'zh' ? 'zh-CN' : 'en' },
    element('h2', {}, pageWords[language].summary),
    ...blocks,
    element('p', { class: 'muted small' }, facts.join(say.separator), say.separator, inlineHtml(provenance, math)),
  );
}
