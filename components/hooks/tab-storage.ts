/**
 * What a tab keeps of ours until it is closed, in arXiv's own storage: any script of the page can read and write it, and a
 * browser may refuse it.
 */
export function readFromTab(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

/** null takes it away. Where nothing can be kept the page is next opened as though for the first time. */
export function keepInTab(key: string, value: string | null): void {
  try {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, value);
  } catch {
    // Nothing that a reader would have to be told of.
  }
}
