import type { FullText } from '../../lib/fulltext/full-text.ts';
import { loadPdf, type PdfJs } from '../../lib/fulltext/pdf-items.ts';
import type { PdfPage } from '../../lib/fulltext/pdf-page.ts';
import { pdfToFullText } from '../../lib/fulltext/pdf-text.ts';

/** The build for Node; it needs no worker. */
export const library = (): Promise<PdfJs> => import('pdfjs-dist/legacy/build/pdf.mjs');

export function readPages(...pages: PdfPage[]): FullText {
  const text = pdfToFullText(pages);
  if (text === null) throw new Error('The pages hold no text.');
  return text;
}

export async function readPdf(data: Uint8Array): Promise<FullText> {
  const { pages } = await loadPdf(data, { library, signal: new AbortController().signal });
  return readPages(...pages);
}

export const textOfAll = ({ sections }: FullText): string =>
  sections.flatMap(({ blocks }) => blocks.map(({ text }) => text)).join('\n');
