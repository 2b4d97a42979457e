import { absUrl, pdfUrl } from '../../arxiv/urls.ts';
import { csvLine } from '../csv-cell.ts';
import type { PapersExporter } from '../exporter.ts';
import { fileStemOf, listTags, oneSentenceIn, type PaperExport } from '../paper-export.ts';
import { findSentence, renderPlainProvenance } from '../provenance.ts';
import { words } from '../words.ts';

const COLUMNS = [
  'arxivId',
  'version',
  'title',
  'authors',
  'published',
  'updated',
  'primaryCategory',
  'categories',
  'doi',
  'journalRef',
  'url',
  'pdf',
  'tags',
  'starred',
  'tldrZh',
  'tldrEn',
  'tldrBy',
  'findings',
  'verified',
  'provenance',
  'note',
] as const;

export const csv = {
  id: 'csv',
  extension: 'csv',
  mime: 'text/csv',
  write(input) {
    return { text: csvLine(cellsOf(input)), name: `${fileStemOf(input)}.csv` };
  },
  frame: (_entries, { options }) => ({
    before: `${options.byteOrderMark ? '\ufeff' : ''}${csvLine(COLUMNS)}`,
    between: '',
    after: '',
  }),
} as const satisfies PapersExporter;

/** Lists are joined by semicolons, findings stand each on a line of their cell, unverified ones say so. */
function cellsOf(input: PaperExport): (string | number | boolean | null)[] {
  const { paper, language, analyses } = input;
  const say = words[language];
  const zh = oneSentenceIn('zh', input);
  const en = oneSentenceIn('en', input);
  const by = new Set([zh, en].flatMap((said) => (said ? [said.model ?? said.by] : [])));
  const best = analyses.find((each) => each.language === language) ?? analyses[0];
  const findings = best
    ? best.findings.map(({ text, evidence }) => `${text}${say.aside([say.evidence[evidence]])}`)
    : (input.reading?.findings ?? []).flatMap((id) => {
        const sentence = input.reading && findSentence(input.reading, id);
        return sentence ? [`${sentence.text}${say.aside([say.authorsWords])}`] : [];
      });
  return [
    paper.arxivId,
    paper.version,
    paper.title,
    paper.authors.join('; '),
    paper.published,
    paper.updated,
    paper.primaryCategory,
    paper.categories.join('; '),
    paper.doi,
    paper.journalRef,
    absUrl(paper.arxivId, paper.version),
    pdfUrl(paper.arxivId, paper.version),
    listTags(input).join('; '),
    input.mark.starredAt !== null,
    zh ? said(zh.text, zh.unverified, say.evidence.unverified) : null,
    en ? said(en.text, en.unverified, say.evidence.unverified) : null,
    [...by].join('; '),
    findings.join('\n'),
    best ? `${best.provenance.verified}/${best.provenance.findings}` : null,
    best ? renderPlainProvenance(best.provenance, language) : null,
    input.note?.text ?? null,
  ];
}

function said(text: string, unverified: boolean, mark: string): string {
  return unverified ? `${text} [${mark}]` : text;
}
