import { KeySequence } from '../../lib/settings/key-sequence.ts';
import type { ShortcutAct, Shortcuts } from '../../lib/settings/shortcuts.ts';
import type { ListModel } from './list-model.ts';

interface ListKeys {
  signal: AbortSignal;
  /** As the reader has them now. */
  shortcuts: () => Shortcuts;
  search: () => void;
  help: () => void;
  /** Opens the paper with the caret in its note, in its tags, or with the focus on the button that analyses it. */
  turnTo: (arxivId: string, part: 'note' | 'tag' | 'analyse') => void;
  /** Takes back the last thing done to the open paper; false when there is none. */
  undoPaper: () => Promise<boolean>;
}

/** Keys of the list with what they do: letters wherever nothing is being typed, arrows where the list has the focus. */
export function listenToKeys(document: Document, list: ListModel, keys: ListKeys): void {
  const sequence = new KeySequence();
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
      const shortcut = sequence.take(event, keys.shortcuts());
      const act =
        fixedAct(event, inList, list) ??
        (shortcut === 'begun' ? () => undefined : shortcut && actOf(shortcut, list, keys));
      if (!act) return;
      event.preventDefault();
      act();
    },
    { signal: keys.signal },
  );
}

/** Rows a page key goes: about a window. */
const PAGE = 8;

/** Of keys that are the same always. */
function fixedAct(event: KeyboardEvent, inList: boolean, list: ListModel): (() => void) | null {
  const moves: Readonly<Record<string, number>> = inList
    ? { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE, Home: -Infinity, End: Infinity }
    : {};
  const by = moves[event.key];
  if (by !== undefined) return () => list.move(by);
  const target = list.target();
  if (event.key === 'Escape') {
    if (list.open.peek() !== null) return () => list.closePaper();
    return list.selected.peek().size > 0 ? () => list.clearSelection() : null;
  }
  // Of a button or a link within the row it is their own.
  const isOnRow = inList && event.target instanceof Element && event.target.matches('[role="row"]');
  if (event.key !== 'Enter' || !isOnRow || target === undefined) return null;
  return () => list.openPaper(list.active()?.arxivId ?? target);
}

/** Acts that need no paper. */
function actOf(act: ShortcutAct, list: ListModel, keys: ListKeys): (() => void) | null {
  switch (act) {
    case 'next':
      return () => list.move(1);
    case 'previous':
      return () => list.move(-1);
    case 'top':
      return () => list.move(-Infinity);
    case 'find':
      return keys.search;
    case 'help':
      return keys.help;
    case 'undo':
      return () => void undo(list, keys);
    default:
      return actOnPaper(act, list, keys);
  }
}

function actOnPaper(act: ShortcutAct, list: ListModel, keys: ListKeys): (() => void) | null {
  const target = list.target();
  const row = target === undefined ? undefined : list.rows.find(target);
  if (!row) return null;
  const { arxivId } = row;
  switch (act) {
    case 'open':
      return () => list.openPaper(arxivId);
    case 'star':
      return () => void list.star([arxivId], !row.starred);
    case 'hide':
      return () => void list.hide([arxivId], !row.hidden);
    case 'note':
    case 'tag':
    case 'analyse':
      return () => keys.turnTo(arxivId, act);
    case 'select':
      return () => list.select(arxivId);
    case 'selectRange':
      return () => list.select(arxivId, { range: true });
    default:
      return null;
  }
}

/** What was done to the open paper comes before what was done to papers of the list. */
async function undo(list: ListModel, keys: ListKeys): Promise<void> {
  const isUndone = list.open.peek() !== null && (await keys.undoPaper());
  if (!isUndone) await list.done.peek()?.undo?.();
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.matches('input:not([type="checkbox"]), textarea, select, [contenteditable], dialog, dialog *')
  );
}
