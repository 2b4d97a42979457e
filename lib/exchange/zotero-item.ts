import { absUrl, pdfUrl } from '../arxiv/urls.ts';
import { contained } from '../core/bidi.ts';
import { citationKey } from './citation-key.ts';
import { type Child, element } from './html/element.ts';
import { markdownHtml } from './html/markdown-html.ts';
import { listTags, oneSentenceIn, type PaperExport } from './paper-export.ts';
import { parsePersonName } from './person-name.ts';
import { findSentence, renderPlainProvenance } from './provenance.ts';
import { listSections } from './section-headings.ts';
import { words } from './words.ts';

/** An item as Zotero's connector takes it. */
export interface ZoteroItem {
  /** Names it within one request. */
  id: string;
  itemType: 'preprint' | 'journalArticle';
  title: string;
  creators: ({ creatorType: 'author' } & ({ firstName: string; lastName: string } | { name: string; fieldMode: 1 }))[];
  abstractNote: string;
  /** Of preprints. */
  repository?: 'arXiv';
  archiveID?: string;
  publicationTitle?: string;
  date: string;
  DOI: string;
  url: string;
  language: 'en';
  extra: string;
  tags: { tag: string; type: 1 }[];
  /** HTML, made by `element`. */
  notes: { note: string }[];
  attachments: { title: string; url: string; mimeType: string; snapshot: false }[];
}

/** A paper with its tags, the reader's note and what was made of it; the PDF is linked, not copied. */
export function zoteroItem(input: PaperExport): ZoteroItem {
  const { paper, note } = input;
  const own = ownNote(input);
  const say = words[input.language];
  const notes = [
    ...(note === null || note.text.trim() === ''
      ? []
      : [element('div', {}, element('h1', {}, say.ownNote), markdownHtml(note.text, asSource)).source]),
    ...(own.length === 0 ? [] : [element('div', {}, element('h1', {}, 'Marginalia'), own).source]),
  ];
  return {
    id: paper.arxivId,
    ...(paper.journalRef === null
      ? { itemType: 'preprint', repository: 'arXiv', archiveID: `arXiv:${paper.arxivId}` }
      : { itemType: 'journalArticle', publicationTitle: paper.journalRef }),
    title: paper.title,
    creators: paper.authors.map((name) => {
      const parsed = parsePersonName(name);
      if ('literal' in parsed) return { creatorType: 'author', name: parsed.literal, fieldMode: 1 };
      const firstName = [parsed.given, parsed.suffix].filter((part) => part !== null).join(', ');
      return { creatorType: 'author', firstName, lastName: parsed.family };
    }),
    abstractNote: paper.abstract ?? '',
    date: paper.published ?? '',
    DOI: paper.doi ?? '',
    url: absUrl(paper.arxivId, paper.version),
    language: 'en',
    extra: [
      `arXiv:${paper.arxivId}${paper.primaryCategory === '' ? '' : ` [${paper.primaryCategory}]`}`,
      `Citation Key: ${citationKey(paper)}`,
      ...(paper.comments === null ? [] : [paper.comments.replace(/\s+/g, ' ')]),
    ].join('\n'),
    tags: [...new Set([...paper.categories, ...listTags(input)])].map((tag) => ({ tag, type: 1 })),
    notes: notes.map((html) => ({ note: html })),
    attachments: [
      { title: 'arXiv PDF', url: pdfUrl(paper.arxivId, paper.version), mimeType: 'application/pdf', snapshot: false },
    ],
  };
}

/** Zotero's notes have no MathML: formulas stay as they are written. */
const asSource = (): null => null;

function line(text: string, marks: string[], language: string): Child {
  return element('li', { lang: language }, contained(text), element('em', {}, ` [${marks.join(', ')}]`));
}

/** One sentence, findings and sections of what was made of the paper, each with who says it and how it was checked. */
function ownNote(input: PaperExport): Child[] {
  const say = words[input.language];
  const sentences = (['zh', 'en'] as const).flatMap((language) => {
    const said = oneSentenceIn(language, input);
    if (!said) return [];
    const by = said.by === 'authors' ? say.authorsWords : said.model === null ? say.machineTranslation : said.model;
    return [line(said.text, [by, ...(said.unverified ? [say.evidence.unverified] : [])], language)];
  });
  const chosen = (input.reading?.findings ?? []).flatMap((id) => {
    const sentence = input.reading && findSentence(input.reading, id);
    return sentence ? [line(sentence.text, [say.authorsWords, say.sentences([id])], 'en')] : [];
  });
  return [
    ...(sentences.length === 0 ? [] : [element('h2', {}, say.tldr), element('ul', {}, ...sentences)]),
    ...(chosen.length === 0 || input.analyses.length > 0
      ? []
      : [element('h2', {}, say.findings), element('ul', {}, ...chosen)]),
    ...input.analyses.flatMap((analysis): Child[] => {
      const own = words[analysis.language];
      return [
        element('h2', {}, `${own.analysis}${own.aside([own.language[analysis.language], analysis.arxivIdV])}`),
        element(
          'ul',
          {},
          ...analysis.findings.map((each) => line(each.text, [own.evidence[each.evidence]], analysis.language)),
        ),
        ...listSections(analysis).flatMap(({ heading, text }) => [
          element('h3', {}, heading),
          markdownHtml(text, asSource),
        ]),
        element('p', {}, element('em', {}, contained(renderPlainProvenance(analysis.provenance, analysis.language)))),
      ];
    }),
  ];
}
