/** Who may speak: a content script on arXiv, or a page of the extension itself. */
export type Role = 'content' | 'page';

export interface Sender {
  id?: string | undefined;
  url?: string | undefined;
  tab?: unknown;
  frameId?: number | undefined;
}

/**
 * The role of a sender; null for anyone else. A content script shares its process with the page
 * around it, so it is told apart by where it runs and never trusted with more than that page shows.
 */
export function roleOf(sender: Sender, extension: { id: string; origin: string }): Role | null {
  if (sender.id !== extension.id || !sender.url) return null;
  let url: URL;
  try {
    url = new URL(sender.url);
  } catch {
    return null;
  }
  if (sender.url.startsWith(extension.origin)) return 'page';
  const isArxiv = url.hostname === 'arxiv.org' || url.hostname.endsWith('.arxiv.org');
  if (url.protocol === 'https:' && isArxiv && sender.tab && (sender.frameId ?? 0) === 0) return 'content';
  return null;
}
