import { toAppError } from '../core/errors.ts';
import type { FullText } from './full-text.ts';
import { loadPdf } from './pdf-items.ts';
import { pdfToFullText } from './pdf-text.ts';

/** Left where it is by the bundler, beside the page that reads. */
const workerSrc = new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url).href;

/**
 * The text of a PDF; null where it holds none or cannot be read in time. Empties `data`. For pages of a browser:
 * whatever imports this carries pdf.js along.
 */
export async function readPdf(data: Uint8Array, signal: AbortSignal): Promise<FullText | null> {
  try {
    const { pages, count } = await loadPdf(data, { library: () => import('pdfjs-dist'), workerSrc, signal });
    const text = pdfToFullText(pages);
    return text && { ...text, pages: count };
  } catch (thrown) {
    const { code } = toAppError(thrown);
    if (code === 'malformed' || code === 'timeout') return null;
    throw thrown;
  }
}
