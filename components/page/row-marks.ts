import css from './marks.css?inline';
import { addRules } from './page-rules.ts';

/** How a row stands out from the others, or back; `marks.css` says how each looks. */
export type RowMark = 'data-dimmed' | 'data-gone' | 'data-lit' | 'data-hidden' | 'data-current';

/**
 * Sets or takes away a row's mark. The rules come with the first: a page without marks is drawn as though there were none,
 * for `:has()` is looked at with every node that comes.
 */
export function markRow(host: HTMLElement, mark: RowMark, on: boolean): void {
  if (host.hasAttribute(mark) === on) return;
  if (on && !host.ownerDocument.querySelector('arxiv-marginalia > style')) {
    addRules(host.ownerDocument.querySelector('arxiv-marginalia[data-surface="listing-bar"]') ?? host, css);
  }
  host.toggleAttribute(mark, on);
}
