import { readText } from '../../lib/arxiv/text.ts';
import type { PaperView } from '../../lib/messaging/protocol.ts';
import type { ListedRow } from './listed-row.ts';
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

/** The row's own abstract, to light sentences in; search results show a short or a full one. */
export function findAbstract({ anchor, lacksAbstract }: ListedRow, abstract: string | null): Element | null {
  if (lacksAbstract) return null;
  const [full] = anchor.getElementsByClassName('abstract-full');
  if (full) return full.checkVisibility() ? full : anchor.querySelector('.abstract-short');
  return [...anchor.querySelectorAll('p')].find((each) => readText(each) === abstract) ?? null;
}
