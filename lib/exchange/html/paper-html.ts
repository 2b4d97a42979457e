import { type Analysis, ANALYSIS_FORMS, type Finding, isImported, type Language } from '../../analysis/analysis.ts';
import { arxivIdVOf } from '../../arxiv/paper.ts';
import { contained } from '../../core/bidi.ts';
import type { ReportEntry } from '../day-report.ts';
import { findSentence, renderProvenance } from '../provenance.ts';
import { listSections } from '../section-headings.ts';
import { words } from '../words.ts';
import { type Child, element, type Html } from './element.ts';
import { inlineHtml, markdownHtml, type RenderMath, textHtml } from './markdown-html.ts';
import { pageWords } from './page-words.ts';

/** Of the place on the page to which contents and claims lead. */
export const anchorOf = (arxivId: string): string => `paper-${arxivId.replaceAll('/', '-')}`;

/** Of each form the first in the asked language, else the first: the reader's own come before imported ones. */
function chooseAnalyses(analyses: readonly Analysis[], language: Language): Analysis[] {
  return ANALYSIS_FORMS.toReversed().flatMap((form) => {
    const ofForm = analyses.filter((analysis) => analysis.form === form);
    return ofForm.find((analysis) => analysis.language === language) ?? ofForm[0] ?? [];
  });
}

function findingHtml(finding: Finding, analysis: Analysis, math: RenderMath): Html {
  const { text, evidence, sentences, quote } = finding;
  const say = words[analysis.language];
  // Sentences of a whole text are not those of the abstract on this page.
  const ofAbstract = analysis.form === 'abstract' || isImported(analysis);
  const marks = [
    say.evidence[evidence],
    ...(ofAbstract && sentences.length > 0 ? [say.sentences(sentences)] : []),
    ...(quote.trim() === '' || quote === text ? [] : [say.quoted(contained(quote))]),
  ];
  return element(
    'li',
    { class: evidence },
    element('span', { class: 'text', lang: /\p{Script=Han}/u.test(text) ? 'zh' : 'en' }, textHtml(text, math)),
    ' ',
    element('span', { class: 'evidence' }, element('span', { class: 'dot', 'aria-hidden': 'true' }), marks[0] ?? ''),
    marks.length > 1 ? element('span', { class: 'muted small' }, say.aside(marks.slice(1))) : null,
  );
}

function analysisHtml(analysis: Analysis, math: RenderMath): Html {
  const { language, findings, form, provenance } = analysis;
  const say = words[language];
  return element(
    'section',
    { lang: language },
    ...(findings.length === 0
      ? []
      : [
          element('h4', {}, say.findings),
          element('ul', { class: 'findings' }, ...findings.map((each) => findingHtml(each, analysis, math))),
        ]),
    ...listSections(analysis).flatMap(({ heading, text }) => [element('h4', {}, heading), markdownHtml(text, math)]),
    element(
      'p',
      { class: 'muted small' },
      `${say.analysis}${say.aside([form === 'fulltext' ? say.fullText : say.abstract, say.language[language]])}`,
      say.separator,
      inlineHtml(renderProvenance(provenance, language), math),
    ),
  );
}

/** Without an analysis: what the authors' own sentences say, chosen on the device. */
function readingHtml({ reading }: ReportEntry, language: Language, math: RenderMath): Child {
  const sentences = (reading?.findings ?? []).flatMap((id) => (reading && findSentence(reading, id)) ?? []);
  if (sentences.length === 0) return null;
  const say = words[language];
  return [
    element('h4', {}, say.findings),
    element(
      'ul',
      {},
      ...sentences.map(({ id, text }) =>
        element(
          'li',
          {},
          element('span', { lang: 'en' }, textHtml(text, math)),
          element('span', { class: 'muted small' }, say.aside([say.authorsWords, say.sentences([id])])),
        ),
      ),
    ),
  ];
}

function fact(name: string, value: string): Html[] {
  return value === '' ? [] : [element('dt', {}, name), element('dd', {}, contained(value))];
}

function linkItem(href: string, name: string): Html {
  return element('li', {}, element('a', { href, rel: 'noopener noreferrer' }, name));
}

/** One paper with all that is kept of it. */
export function paperHtml(entry: ReportEntry, language: Language, math: RenderMath): Html {
  const { paper, note, analyses } = entry;
  const say = words[language];
  const own = pageWords[language];
  const id = arxivIdVOf(paper);
  const chosen = chooseAnalyses(analyses, language);
  const code = paper.codeLinks.filter((link) => /^https?:\/\//.test(link) && URL.canParse(link));
  return element(
    'article',
    { class: 'paper', id: anchorOf(paper.arxivId) },
    element(
      'h3',
      { lang: 'en' },
      element('a', { href: `https://arxiv.org/abs/${id}`, rel: 'noopener noreferrer' }, textHtml(paper.title, math)),
    ),
    element(
      'dl',
      { class: 'facts' },
      ...fact(own.authors, paper.authors.join(', ')),
      ...fact(own.published, paper.published ?? ''),
      ...fact(own.categories, paper.categories.join(', ')),
    ),
    paper.abstract === null
      ? null
      : [
          element('h4', {}, say.abstract),
          element('p', { class: 'abstract', lang: 'en' }, textHtml(paper.abstract, math)),
        ],
    entry.failedImport && analyses.length === 0 ? element('p', { class: 'bad' }, own.refusal) : null,
    note === null || note.text.trim() === ''
      ? null
      : [element('h4', {}, say.note), element('div', { class: 'note' }, markdownHtml(note.text, math))],
    chosen.length > 0 ? chosen.map((analysis) => analysisHtml(analysis, math)) : readingHtml(entry, language, math),
    element(
      'ul',
      { class: 'links' },
      linkItem(`https://arxiv.org/pdf/${id}`, 'PDF'),
      linkItem(`https://arxiv.org/abs/${id}`, 'arXiv'),
      ...code.map((href) => linkItem(href, say.code)),
      element('li', { class: 'back' }, element('a', { href: '#contents' }, own.backToContents)),
    ),
  );
}
