import type { Paper } from '../../arxiv/paper.ts';
import { arxivIdVOf } from '../../arxiv/paper.ts';
import { citationKey, yearOf } from '../citation-key.ts';
import type { ExportOptions, PapersExporter } from '../exporter.ts';
import { toLatex } from '../latex-text.ts';
import { parsePersonName } from '../person-name.ts';

export const bibtex = {
  id: 'bibtex',
  extension: 'bib',
  mime: 'application/x-bibtex',
  write({ paper }, options) {
    return { text: renderBibtex(paper, options), name: `${citationKey(paper)}.bib` };
  },
  frame: () => ({ before: '', between: '\n', after: '' }),
} as const satisfies PapersExporter;

/**
 * One entry: `@article` where arXiv names a journal, else `@misc`; the fields that styles know for e-prints. Braces
 * around the title keep its capitals and formulas from styles that lower them.
 */
export function renderBibtex(paper: Paper, { accents }: Pick<ExportOptions, 'accents'>): string {
  const tex = (text: string): string => toLatex(text, accents);
  const year = yearOf(paper);
  const isArticle = paper.journalRef !== null && paper.authors.length > 0 && year !== null;
  const fields: [string, string | null][] = [
    ['title', `{${afterBrace(tex(paper.title))}}`],
    ['author', paper.authors.map((name) => authorOf(name, accents)).join(' and ') || null],
    // Styles sort by it where nobody signed.
    ['key', paper.authors.length === 0 ? `arXiv ${paper.arxivId}` : null],
    ['journal', isArticle ? tex(paper.journalRef ?? '') : null],
    ['year', isArticle ? String(yearOfJournal(paper.journalRef) ?? year) : year === null ? null : String(year)],
    ['eprint', paper.arxivId],
    ['archivePrefix', 'arXiv'],
    ['primaryClass', paper.primaryCategory === '' ? null : paper.primaryCategory],
    ['doi', paper.doi === null ? null : paper.doi.replace(/[{}\s%]/g, (sign) => encodeURIComponent(sign))],
    ['url', `https://arxiv.org/abs/${arxivIdVOf(paper)}`],
  ];
  const lines = fields.filter(([, value]) => value !== null && value !== '');
  return `@${isArticle ? 'article' : 'misc'}{${citationKey(paper)},\n${lines.map(([name, value]) => `  ${name} = {${value}}`).join(',\n')}\n}\n`;
}

/** A brace before a backslash makes a "special character" of the whole group, whose letters BibTeX changes. */
function afterBrace(text: string): string {
  return text.startsWith('\\') ? `{}${text}` : text;
}

function authorOf(name: string, accents: ExportOptions['accents']): string {
  const parsed = parsePersonName(name);
  if ('literal' in parsed) return `{${afterBrace(toLatex(parsed.literal, accents))}}`;
  const { family, suffix, given } = parsed;
  return [family, suffix, given].flatMap((part) => (part === null ? [] : [toLatex(part, accents)])).join(', ');
}

/** `Phys. Rev. D 99 (2019) 123`: the year in brackets, else the last one there is. */
function yearOfJournal(journalRef: string | null): string | null {
  const years = (journalRef ?? '').match(/(?<!\d)(?:19|20)\d{2}(?!\d)/g);
  return /\(((?:19|20)\d{2})\)/.exec(journalRef ?? '')?.[1] ?? years?.at(-1) ?? null;
}
