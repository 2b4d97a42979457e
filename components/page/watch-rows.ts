import type { PageOptions } from './start-page.ts';

/** Milliseconds for whoever adds rows to come to an end. */
const SETTLE = 250;

/**
 * Calls when rows come into a listing after it was read: a page set in pieces, another extension that joins pages.
 * Only the lists and what holds them are watched, so that MathJax's work within the rows costs nothing.
 */
export function watchRows(rows: readonly Element[], onRows: () => void, { signal }: PageOptions): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const observer = new MutationObserver((changes) => {
    // What has left its place and is there again was moved: by us, or as little to be read anew.
    const moved = new Set(changes.flatMap(({ removedNodes }) => [...removedNodes]));
    const isNew = (node: Node): boolean => isForeign(node) && !moved.has(node);
    if (!changes.some(({ addedNodes }) => [...addedNodes].some(isNew))) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!signal.aborted) onRows();
    }, SETTLE);
  });
  const lists = new Set(rows.flatMap((row) => row.parentElement ?? []));
  const roots = new Set([...lists].flatMap((list) => list.parentElement ?? []));
  for (const element of new Set([...lists, ...roots])) observer.observe(element, { childList: true });
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    observer.disconnect();
  });
}

/** An element that is not of ours. */
function isForeign({ nodeType, nodeName }: Node): boolean {
  return nodeType === 1 && nodeName.toLowerCase() !== 'arxiv-marginalia';
}
