import { signal } from '@preact/signals';

/**
 * The extension was updated or switched off under this page: what is drawn stays to be read, and nothing can be asked. Chrome
 * leaves it at that; Firefox starts the new script in the page, which replaces the surfaces.
 */
export const isRetired = signal(false);

/** Papers whose note has words that are stored nowhere yet. */
export const unsavedNotes = signal<ReadonlySet<string>>(new Set());

export function noteUnsaved(arxivId: string, isUnsaved: boolean): void {
  const before = unsavedNotes.peek();
  if (before.has(arxivId) === isUnsaved) return;
  const after = new Set(before);
  if (isUnsaved) after.add(arxivId);
  else after.delete(arxivId);
  unsavedNotes.value = after;
}

/** Retires every surface of the page; style sheets take the buttons away that nobody would answer. */
export function retire(document: Document): void {
  isRetired.value = true;
  for (const host of document.querySelectorAll('arxiv-marginalia')) host.toggleAttribute('data-retired', true);
}
