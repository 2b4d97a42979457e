import type { FullText } from './full-text.ts';
import { gutterOf, pageGutter, regionsOf } from './pdf-columns.ts';
import { type FlowPart, partFloats } from './pdf-floats.ts';
import { fragmentsOf } from './pdf-fragments.ts';
import { partFront } from './pdf-front.ts';
import { withoutFurniture } from './pdf-furniture.ts';
import { HeadingStyles } from './pdf-headings.ts';
import { joinAll, Vocabulary } from './pdf-hyphens.ts';
import { linesOf, type PlacedLine } from './pdf-lines.ts';
import { type Metrics, metricsOf } from './pdf-metrics.ts';
import { settleMarks, withoutNotes } from './pdf-notes.ts';
import type { PdfPage } from './pdf-page.ts';
import { withoutUnheadedReferences } from './pdf-references.ts';
import { SectionWriter } from './pdf-sections.ts';

/** Characters below which a file is pictures of pages. */
const LEAST_TEXT = 200;

/** The text of a paper's pages in reading order; null where they hold none, as scans do. */
export function pdfToFullText(pages: readonly PdfPage[]): FullText | null {
  const drawn = pages.map(fragmentsOf);
  const metrics = metricsOf(drawn);
  const amount = drawn.flat().reduce((sum, { length }) => sum + length, 0);
  if (metrics === null || amount < LEAST_TEXT) return null;
  const fragments = withoutFurniture(pages, drawn, metrics);
  const usual = gutterOf(fragments.flat(), pages[0]?.width ?? 0, metrics);
  const regions = fragments.map((list, page) => {
    const gutter = pageGutter(list, pages[page]?.width ?? 0, metrics, usual);
    return regionsOf(list, gutter, metrics, page === 0).map((region) => linesOf(region, page, metrics));
  });
  const styles = new HeadingStyles(regions.flat(2), metrics);
  const isHeading = (line: PlacedLine) => styles.isHeading(line);
  const parts = regions.flatMap((page, index) => pageParts(page, index, metrics, isHeading));
  const vocabulary = new Vocabulary(parts.flatMap((part) => (part.type === 'line' ? [part.line.text] : [])));
  const front = partFront(parts, metrics, (line) => styles.beginsText(line));
  const writer = new SectionWriter(metrics, styles, vocabulary);
  if (front.abstract.length > 0) {
    writer.open({ title: 'Abstract', number: '', level: 1, kind: 'abstract' });
    writer.write(front.abstract.map((line) => ({ type: 'line', line })));
  }
  const rest = withoutUnheadedReferences(front.rest, isHeading);
  writer.write(rest);
  const sections = writer.sections.filter(({ title, blocks }) => title !== '' || blocks.length > 0);
  if (sections.every(({ blocks }) => blocks.length === 0)) return null;
  const title = joinAll(
    front.title.map((line) => line.text),
    vocabulary,
  );
  return { source: 'pdf', title: title.replace(/[\s∗*†‡§¶]+$/, ''), sections };
}

/** Floats and notes of a page are told from its text column by column. */
function pageParts(
  regions: readonly PlacedLine[][],
  page: number,
  metrics: Metrics,
  isHeading: (line: PlacedLine) => boolean,
): FlowPart[] {
  const columns = regions.map((lines) => {
    const parts = partFloats(lines, metrics, isHeading);
    return isAtFoot(lines, regions) ? withoutNotes(parts, metrics, page === 0) : { parts, marks: [] };
  });
  const marks = new Set(columns.flatMap((column) => column.marks));
  const settle = (line: PlacedLine): PlacedLine => ({ ...line, text: settleMarks(line.text, marks) });
  return columns.flatMap(({ parts }) =>
    parts.map((part): FlowPart => {
      if (part.type === 'line') return { type: 'line', line: settle(part.line) };
      const { caption, rows } = part.float;
      return { type: 'float', float: { caption: caption.map(settle), rows } };
    }),
  );
}

/** Whether nothing stands below a region in its place. */
function isAtFoot(region: readonly PlacedLine[], regions: readonly PlacedLine[][]): boolean {
  const [last] = region.slice(-1);
  return !regions.some((other) =>
    other.some((line) => last !== undefined && line.y > last.y + 1 && line.left < last.limit && line.limit > last.left),
  );
}
