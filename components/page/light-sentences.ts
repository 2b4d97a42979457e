import type { PaperView } from '../../lib/messaging/protocol.ts';
import { findSentenceRanges } from './sentence-ranges.ts';

const HIGHLIGHT = 'marginalia-sentence';

/**
 * Lights sentences of the abstract where arXiv shows it, without a change to its nodes (CSS Custom
 * Highlight API); does nothing in a browser that cannot.
 */
export function lightSentences(element: Element | null, view: PaperView, ids: readonly number[] | null): void {
  try {
    CSS.highlights.delete(HIGHLIGHT);
    if (!ids || !element) return;
    const sentences = view.reading?.sentences.filter(({ id }) => ids.includes(id)).map(({ text }) => text) ?? [];
    const ranges = findSentenceRanges(element, sentences);
    if (ranges.length > 0) CSS.highlights.set(HIGHLIGHT, new Highlight(...ranges));
  } catch {
    // No highlights here: the sentence numbers still say where to look.
  }
}
