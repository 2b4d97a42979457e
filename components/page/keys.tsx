import { effect, signal as makeSignal } from '@preact/signals';
import { SEARCH } from '../../lib/arxiv/selectors.ts';
import { KeySequence } from '../../lib/settings/key-sequence.ts';
import type { PageSettings } from '../../lib/settings/settings.ts';
import type { ShortcutAct } from '../../lib/settings/shortcuts.ts';
import { pageSettings } from '../hooks/page-settings.ts';
import type { PaperStore } from '../hooks/paper-store.ts';
import { mountSurface } from '../mount.tsx';
import { bringIntoView, type KeyRow, nextRow } from './key-rows.ts';
import { KeysSurface } from './keys-surface.tsx';
import { markRow } from './row-marks.ts';
import type { PageOptions } from './start-page.ts';

export interface KeyPage {
  store: PaperStore;
  /** Of the bar above the rows; null on the page of one paper. */
  bar: ShadowRoot | null;
  /** In the order of the page; one on the page of one paper. */
  rows: () => readonly KeyRow[];
}

/** What has keys of its own: fields, menus and lists, formulas that MathJax lets be gone through. */
const KEYED =
  'input, textarea, select, [contenteditable]:not([contenteditable="false"]), mjx-container, .MathJax, dialog, ' +
  ['textbox', 'searchbox', 'combobox', 'menu', 'menubar', 'listbox', 'grid', 'tree', 'application', 'dialog']
    .map((role) => `[role="${role}"]`)
    .join();
const DIALOGS = 'dialog[open], [role="dialog"], [aria-modal="true"]';
const ANALYSE = ':is(.row-bar, .workings) :is([data-action="analyse-abstract"], [data-action="retry"])';

/** Whether a key event is the page's, the browser's or a script's, and none for us. */
function isNotOurs(document: Document, event: KeyboardEvent): boolean {
  if (!event.isTrusted || event.defaultPrevented || event.isComposing) return true;
  if (event.ctrlKey || event.metaKey || event.altKey) return true;
  const [target] = event.composedPath();
  if (target instanceof Element && target.closest(KEYED) !== null) return true;
  return [...document.querySelectorAll(DIALOGS)].some((dialog) => dialog.checkVisibility());
}

const words = (): PageSettings['shortcutsOnArxiv'] => pageSettings.peek().shortcutsOnArxiv;

const find = (row: KeyRow | null, selector: string): HTMLElement | null =>
  row?.root?.querySelector<HTMLElement>(selector) ?? null;

const focusRow = (row: KeyRow): void => find(row, 'section')?.focus({ preventScroll: true });

/** Once what a press brings is in the page, and before the next key: that key belongs where this one leads. */
const afterwards = (act: () => void): void => queueMicrotask(act);

/** Opens the row, where it is closed, and goes on once it is open. */
function inOpen(row: KeyRow, act: () => void): true {
  find(row, '.row-bar > [data-action="toggle"][aria-expanded="false"]')?.click();
  afterwards(act);
  return true;
}

/**
 * Lets single keys do on arXiv's pages what the buttons do, where the reader has asked for it. None of them spends: the
 * one for an analysis leads to the button, with its estimate, and only a press of that asks.
 */
export function startKeys(document: Document, page: KeyPage, { signal }: PageOptions): void {
  const { store } = page;
  const sequence = new KeySequence();
  const said = makeSignal('');
  const help = { current: null as HTMLDialogElement | null };
  let current: HTMLElement | null = null;
  let isDrawn = false;

  const here = (): KeyRow | null => {
    const rows = page.rows();
    return page.bar === null ? (rows[0] ?? null) : (rows.find(({ host }) => host !== null && host === current) ?? null);
  };
  const setCurrent = (host: HTMLElement | null): void => {
    if (current) markRow(current, 'data-current', false);
    current = page.bar === null ? null : host;
    if (current) markRow(current, 'data-current', true);
  };
  const move = (by: 1 | -1): boolean => {
    if (page.bar === null) return false;
    const row = nextRow(document, page.rows(), here(), by);
    if (!row) return true;
    setCurrent(row.place());
    bringIntoView(document, row);
    focusRow(row);
    return true;
  };
  const toggle = (row: KeyRow | null): boolean => {
    const button = find(row, '.row-bar > [data-action="toggle"]');
    if (!row || !button) return false;
    said.value = words()?.[button.getAttribute('aria-expanded') === 'true' ? 'closed' : 'opened'] ?? '';
    button.click();
    focusRow(row);
    afterwards(() => bringIntoView(document, row));
    return true;
  };
  const mark = (change: (arxivId: string, view: { starred: boolean; hidden: boolean }) => Promise<void>): boolean => {
    const row = here();
    const view = row && store.find(row.arxivId)?.peek().mark;
    if (!row || !view) return false;
    void change(row.arxivId, { starred: view.starredAt !== null, hidden: view.hiddenAt !== null });
    return true;
  };

  const actions: Partial<Record<ShortcutAct, () => boolean>> = {
    next: () => move(1),
    previous: () => move(-1),
    open: () => toggle(here()),
    star: () => mark((arxivId, { starred }) => store.setStarred(arxivId, !starred)),
    hide: () => page.bar !== null && mark((arxivId, { hidden }) => store.setHidden(arxivId, !hidden)),
    note() {
      const row = here();
      const field = find(row, '[data-part="note"] textarea');
      if (!field) find(row, '[data-action="note"]')?.click();
      else if (field.hidden) find(row, '[data-part="note"] [data-action="preview"]')?.click();
      afterwards(() => find(row, '[data-part="note"] textarea')?.focus());
      return row !== null;
    },
    analyse() {
      const row = here();
      const button = find(row, ANALYSE);
      const isDone = find(row, 'section')?.dataset['state'] === 'done';
      if (row && !button && isDone) return inOpen(row, () => find(row, ANALYSE)?.focus());
      if (row && !button) said.value = words()?.nothingToAnalyse ?? '';
      button?.focus();
      return row !== null;
    },
    tag() {
      const row = here();
      return row !== null && inOpen(row, () => find(row, '[data-part="reader-tags"] input')?.focus());
    },
    abstract() {
      const toggles = here()?.elements.flatMap((element) => [...element.querySelectorAll<HTMLElement>(SEARCH.toggle)]);
      const toggle = toggles?.find((each) => each.checkVisibility());
      toggle?.click();
      return toggle !== undefined;
    },
    undo() {
      void store.done.undo().then((undone) => {
        if (!undone) said.value = words()?.nothingToUndo ?? '';
      });
      return true;
    },
    top() {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      setCurrent(null);
      globalThis.scrollTo({ top: 0, behavior: 'instant' });
      return true;
    },
    find() {
      const filter = page.bar?.querySelector<HTMLElement>('[data-action="show-filter"]');
      if (filter?.getAttribute('aria-expanded') === 'false') filter.click();
      afterwards(() => page.bar?.querySelector<HTMLElement>('[data-part="filter"] button')?.focus());
      return filter != null;
    },
    help() {
      help.current?.showModal();
      return true;
    },
  };

  /** One step back: from a field to its row, from what was said, from an open row. */
  const back = (row: KeyRow | null): boolean => {
    if (store.done.said.peek()) {
      store.done.said.value = null;
      return true;
    }
    return find(row, '.row-bar > [data-action="toggle"][aria-expanded="true"]') !== null && toggle(row);
  };

  const stop = effect(() => {
    const { shortcutsOnArxiv } = pageSettings.value;
    if (!shortcutsOnArxiv) setCurrent(null);
    if (isDrawn || !shortcutsOnArxiv) return;
    isDrawn = true;
    const acts = page.bar === null ? ON_PAPERS : [...OF_ROWS, ...ON_PAPERS];
    mountSurface({
      surface: 'keys',
      parent: document.body,
      draw: () => <KeysSurface {...{ store, said, help, acts }} />,
    });
  });
  signal.addEventListener('abort', stop);

  const listen = { signal };
  document.addEventListener(
    'focusin',
    ({ target }) => {
      if (words() && target instanceof HTMLElement && page.rows().some(({ host }) => host === target))
        setCurrent(target);
    },
    listen,
  );
  // Before our fields keep it to themselves.
  document.addEventListener(
    'keydown',
    ({ key, isComposing, isTrusted }) => {
      const row = here();
      const field = row?.root?.activeElement;
      if (key !== 'Escape' || isComposing || !isTrusted || !words() || !row || !field?.matches('input, textarea'))
        return;
      focusRow(row);
    },
    { signal, capture: true },
  );
  document.addEventListener(
    'keydown',
    (event) => {
      const { shortcuts } = pageSettings.peek();
      if (!words() || !shortcuts || isNotOurs(document, event) || help.current?.open) return;
      const row = here();
      const isOnRow = row?.root != null && row.root.activeElement === find(row, 'section');
      const act = sequence.take(event, shortcuts);
      let isDone = act === 'begun';
      if (event.key === 'Enter') isDone = isOnRow && toggle(row);
      else if (event.key === 'Escape') isDone = back(row);
      else if (act !== null && act !== 'begun' && (!event.repeat || act === 'next' || act === 'previous'))
        isDone = actions[act]?.() === true;
      if (isDone) event.preventDefault();
    },
    listen,
  );
}

/** As they are listed: what there is nothing for on the page of one paper, and the rest. */
const OF_ROWS: readonly ShortcutAct[] = ['next', 'previous', 'open', 'abstract', 'find', 'hide'];
const ON_PAPERS: readonly ShortcutAct[] = ['star', 'note', 'tag', 'analyse', 'undo', 'top', 'help'];
