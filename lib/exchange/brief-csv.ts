import { absUrl } from '../arxiv/urls.ts';
import { BRIEF_COLUMNS, type BriefPaper } from '../library/brief.ts';
import { type BriefWords, sourceWords } from './brief-words.ts';
import { csvLine } from './csv-cell.ts';

/** A line per paper; each column is followed by where its statements stand, one line of the cell for each. UTF-8 with its mark. */
export function briefToCsv(papers: readonly BriefPaper[], say: BriefWords): string {
  const head = BRIEF_COLUMNS.flatMap((column) => [say.columns[column], `${say.columns[column]} (${say.source})`]);
  const lines = papers.map(({ arxivId, title, authors, date, tags, cells }) =>
    csvLine([
      arxivId,
      title,
      authors.join('; '),
      date,
      tags.map(({ name }) => name).join('; '),
      absUrl(arxivId),
      ...BRIEF_COLUMNS.flatMap((column) => [
        cells[column].map(({ text }) => text).join('\n'),
        cells[column]
          .map((statement) => [...sourceWords(statement, say), say.evidence[statement.evidence]].join(say.separator))
          .join('\n'),
      ]),
    ]),
  );
  return `\ufeff${csvLine(['arxivId', 'title', 'authors', 'date', 'tags', 'url', ...head])}${lines.join('')}`;
}
