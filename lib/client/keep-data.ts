/**
 * Asks the browser never to clear the library by itself; true where it has agreed. Only a page of the extension can
 * ask: in the background there is nothing to ask with, and on arXiv it would be arXiv's storage that is kept.
 */
export async function keepData(): Promise<boolean> {
  if (!location.protocol.endsWith('-extension:')) return false;
  try {
    return (await navigator.storage.persisted()) || (await navigator.storage.persist());
  } catch {
    return false;
  }
}
