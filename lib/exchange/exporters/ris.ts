import { absUrl, pdfUrl } from '../../arxiv/urls.ts';
import { citationKey, yearOf } from '../citation-key.ts';
import type { PapersExporter } from '../exporter.ts';
import { listTags, type PaperExport } from '../paper-export.ts';
import { parsePersonName } from '../person-name.ts';

export const ris = {
  id: 'ris',
  extension: 'ris',
  mime: 'application/x-research-info-systems',
  write(input) {
    return { text: renderRis(input), name: `${citationKey(input.paper)}.ris` };
  },
  frame: () => ({ before: '', between: '\r\n', after: '' }),
} as const satisfies PapersExporter;

/** One reference: an article where arXiv names a journal, else unpublished work, as managers take a preprint. */
function renderRis(input: PaperExport): string {
  const { paper } = input;
  const year = yearOf(paper);
  const tags: [string, string | null][] = [
    ['TY', paper.journalRef === null ? 'UNPB' : 'JOUR'],
    ['ID', citationKey(paper)],
    ['TI', paper.title],
    ...paper.authors.map((name): [string, string] => ['AU', risName(name)]),
    ['PY', year === null ? null : String(year)],
    ['DA', paper.published === null ? null : paper.published.replaceAll('-', '/')],
    ['AB', paper.abstract],
    ['T2', paper.journalRef],
    ['DO', paper.doi],
    ['PB', paper.journalRef === null ? 'arXiv' : null],
    ['AN', `arXiv:${paper.arxivId}`],
    ...[...new Set([...paper.categories, ...listTags(input)])].map((tag): [string, string] => ['KW', tag]),
    ['N1', paper.comments],
    ['UR', absUrl(paper.arxivId, paper.version)],
    ['L1', pdfUrl(paper.arxivId, paper.version)],
    ['LA', 'en'],
    ['ER', ''],
  ];
  const lines = tags.filter(([tag, value]) => value !== null && (value !== '' || tag === 'ER'));
  return lines.map(([tag, value]) => `${tag}  - ${oneLine(value ?? '')}\r\n`).join('');
}

/** `Family, Given, Suffix`. */
function risName(name: string): string {
  const parsed = parsePersonName(name);
  if ('literal' in parsed) return parsed.literal;
  return [parsed.family, parsed.given, parsed.suffix].filter((part) => part !== null).join(', ');
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
