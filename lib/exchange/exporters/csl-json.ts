import { absUrl } from '../../arxiv/urls.ts';
import { citationKey, yearOf } from '../citation-key.ts';
import type { PapersExporter } from '../exporter.ts';
import { listTags, type PaperExport } from '../paper-export.ts';
import { parsePersonName } from '../person-name.ts';

export const cslJson = {
  id: 'csl-json',
  extension: 'json',
  mime: 'application/vnd.citationstyles.csl+json',
  write(input) {
    return { text: JSON.stringify(cslItem(input), null, 2), name: `${citationKey(input.paper)}.json` };
  },
  frame: () => ({ before: '[\n', between: ',\n', after: '\n]\n' }),
} as const satisfies PapersExporter;

/** One item of CSL 1.0.2; `article` is its word for a preprint. */
export function cslItem(input: PaperExport): Record<string, unknown> {
  const { paper } = input;
  const issued = dateParts(input);
  const keywords = [...new Set([...paper.categories, ...listTags(input)])];
  const fields = {
    id: citationKey(paper),
    type: paper.journalRef === null ? 'article' : 'article-journal',
    title: paper.title,
    author: paper.authors.map(cslName),
    issued: issued === null ? null : { 'date-parts': [issued] },
    abstract: paper.abstract,
    'container-title': paper.journalRef,
    publisher: paper.journalRef === null ? 'arXiv' : null,
    number: `arXiv:${paper.arxivId}`,
    archive: 'arXiv',
    archive_location: paper.arxivId,
    DOI: paper.doi,
    URL: absUrl(paper.arxivId, paper.version),
    keyword: keywords.join(', '),
    note: paper.comments,
    language: 'en',
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== ''));
}

function dateParts({ paper }: PaperExport): number[] | null {
  if (paper.published !== null) return paper.published.split('-').map(Number);
  const year = yearOf(paper);
  return year === null ? null : [year];
}

function cslName(name: string): Record<string, string> {
  const parsed = parsePersonName(name);
  if ('literal' in parsed) return { literal: parsed.literal };
  const { family, given, suffix } = parsed;
  return { family, given, ...(suffix === null ? {} : { suffix }) };
}
