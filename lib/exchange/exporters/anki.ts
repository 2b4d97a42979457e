import type { Analysis, Language } from '../../analysis/analysis.ts';
import { contained } from '../../core/bidi.ts';
import { splitMath } from '../../core/split-math.ts';
import { absUrl } from '../../arxiv/urls.ts';
import type { PapersExporter } from '../exporter.ts';
import { type Child, element } from '../html/element.ts';
import { fileStemOf, listTags, oneSentenceIn, type PaperExport } from '../paper-export.ts';
import { findSentence, renderPlainProvenance } from '../provenance.ts';
import { words } from '../words.ts';

export const anki = {
  id: 'anki',
  extension: 'txt',
  mime: 'text/plain',
  write(input) {
    const rows = cardsOf(input).map((card) => [card.guid, card.front, card.back, card.tags].join('\t'));
    return { text: rows.map((row) => `${row}\n`).join(''), name: `${fileStemOf(input)}.txt` };
  },
  frame: () => ({
    // By the first column Anki knows a card again, and keeps what was learned of it.
    before: '#separator:tab\n#html:true\n#guid column:1\n#tags column:4\n#columns:GUID\tFront\tBack\tTags\n',
    between: '',
    after: '',
  }),
} as const satisfies PapersExporter;

interface Card {
  guid: string;
  front: string;
  back: string;
  tags: string;
}

/** Of each language: a card that asks for the paper in one sentence, and one for its findings; where there is something to say. */
function cardsOf(input: PaperExport): Card[] {
  return (['zh', 'en'] as const).flatMap((language) => [
    ...sentenceCard(input, language),
    ...findingsCard(input, language),
  ]);
}

function cardOf(input: PaperExport, language: Language, kind: string, question: string, answer: Child[]): Card {
  const { paper } = input;
  const source = element(
    'p',
    {},
    element('small', {}, element('a', { href: absUrl(paper.arxivId, paper.version) }, `arXiv:${paper.arxivId}`)),
  );
  return {
    guid: `marginalia:${paper.arxivId}:${kind}:${language}`,
    front: field(element('p', { lang: 'en' }, element('b', {}, text(paper.title))), element('p', {}, question)),
    back: field(...answer, source),
    tags: ['arxiv', ...paper.categories, ...listTags(input)].map((tag) => tag.replace(/\s+/g, '-')).join(' '),
  };
}

function sentenceCard(input: PaperExport, language: Language): Card[] {
  const said = oneSentenceIn(language, input);
  if (!said) return [];
  const say = words[language];
  const marks = [
    said.by === 'authors' ? say.authorsWords : said.model === null ? say.machineTranslation : say.byModel(said.model),
    ...(said.unverified ? [say.evidence.unverified] : []),
  ];
  return [
    cardOf(input, language, 'tldr', say.askOneSentence, [
      element('p', { lang: language }, text(said.text), element('small', {}, text(say.aside(marks)))),
    ]),
  ];
}

function findingsCard(input: PaperExport, language: Language): Card[] {
  const { reading, analyses } = input;
  const say = words[language];
  const analysis = analyses.find((each) => each.language === language && each.findings.length > 0);
  if (analysis) return [cardOf(input, language, 'findings', say.askFindings, analysed(analysis))];
  const sentences = (reading?.findings ?? []).flatMap((id) => (reading && findSentence(reading, id)) ?? []);
  if (language !== 'en' || sentences.length === 0) return [];
  const items = sentences.map((each) =>
    element('li', {}, text(each.text), element('small', {}, say.aside([say.authorsWords, say.sentences([each.id])]))),
  );
  return [cardOf(input, language, 'findings', say.askFindings, [element('ul', { lang: 'en' }, ...items)])];
}

function analysed({ findings, provenance, language }: Analysis): Child[] {
  const say = words[language];
  const items = findings.map((each) =>
    element('li', {}, text(each.text), element('small', {}, say.aside([say.evidence[each.evidence]]))),
  );
  return [
    element('ul', { lang: language }, ...items),
    element('p', {}, element('small', {}, contained(renderPlainProvenance(provenance, language)))),
  ];
}

/** Text with its formulas as Anki's MathJax finds them; everything is escaped where it becomes an element. */
function text(source: string): string {
  return splitMath(source)
    .map((piece) => {
      if (piece.kind === 'text') return contained(piece.source);
      return piece.display ? String.raw`\[${piece.tex}\]` : String.raw`\(${piece.tex}\)`;
    })
    .join('');
}

/** A field is one line without tabs. */
function field(...children: Child[]): string {
  return children
    .map((child) => element('div', {}, child).source)
    .join('')
    .replace(/[\t\r\n]+/g, ' ');
}
