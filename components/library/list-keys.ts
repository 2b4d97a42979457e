import type { ListModel } from './list-model.ts';

interface ListKeys {
  signal: AbortSignal;
  search: () => void;
  help: () => void;
  note: (arxivId: string) => void;
}

/** Keys of the list with what they do: letters wherever nothing is being typed, arrows where the list has the focus. */
export function listenToKeys(document: Document, list: ListModel, keys: ListKeys): void {
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target)) {
        // Out of the field, not out of what it is in.
        if (event.key === 'Escape' && event.target instanceof HTMLElement) event.target.blur();
        return;
      }
      const inList = event.target instanceof Element && event.target.closest('.paper-list') !== null;
      const act = actionOf(event, inList, list, keys);
      if (!act) return;
      event.preventDefault();
      act();
    },
    { signal: keys.signal },
  );
}

/** Rows a page key goes: about a window. */
const PAGE = 8;

function actionOf(event: KeyboardEvent, inList: boolean, list: ListModel, keys: ListKeys): (() => void) | null {
  const target = list.target();
  const row = target === undefined ? undefined : list.rows.find(target);
  const moves: Readonly<Record<string, number>> = {
    j: 1,
    k: -1,
    ...(inList ? { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE, Home: -Infinity, End: Infinity } : {}),
  };
  const by = moves[event.key];
  if (by !== undefined) return () => list.move(by);
  switch (event.key) {
    case '/':
      return keys.search;
    case '?':
      return keys.help;
    case 'Escape':
      if (list.open.peek() !== null) return () => list.closePaper();
      return list.selected.peek().size > 0 ? () => list.clearSelection() : null;
    case 'Enter':
      // Of a button or a link within the row it is their own.
      return inList && event.target instanceof Element && event.target.matches('[role="row"]') && target !== undefined
        ? () => list.openPaper(list.active()?.arxivId ?? target)
        : null;
    default:
      return row ? letterOf(event.key, row.arxivId, row, list, keys) : null;
  }
}

function letterOf(
  key: string,
  arxivId: string,
  row: { starred: boolean; hidden: boolean },
  list: ListModel,
  keys: ListKeys,
): (() => void) | null {
  switch (key) {
    case 'o':
      return () => list.openPaper(arxivId);
    case 's':
      return () => void list.star([arxivId], !row.starred);
    case 'h':
      return () => void list.hide([arxivId], !row.hidden);
    case 'n':
      return () => keys.note(arxivId);
    case 'x':
      return () => list.select(arxivId);
    case 'X':
      return () => list.select(arxivId, { range: true });
    default:
      return null;
  }
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.matches('input:not([type="checkbox"]), textarea, select, [contenteditable], dialog, dialog *')
  );
}
