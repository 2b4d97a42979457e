/** Who may speak: our content script where it runs, or a page of the extension itself. */
export type Role = 'content' | 'page';

export interface Sender {
  id?: string | undefined;
  url?: string | undefined;
  tab?: unknown;
  frameId?: number | undefined;
}

export interface Extension {
  id: string;
  origin: string;
  /** Where its content script runs: whole hosts, as match patterns. */
  contentMatches: readonly string[];
  /** Path of its page that reads what strangers wrote: it answers over a port of its own and has nothing to ask for. */
  documentPage: string;
}

/**
 * The role of a sender; null for anyone else. A content script shares its process with the page
 * around it, so it is told apart by where it runs and never trusted with more than that page shows.
 */
export function roleOf(sender: Sender, extension: Extension): Role | null {
  if (sender.id !== extension.id || !sender.url) return null;
  let url: URL;
  try {
    url = new URL(sender.url);
  } catch {
    return null;
  }
  if (sender.url.startsWith(extension.origin)) return url.pathname === extension.documentPage ? null : 'page';
  const isRead = extension.contentMatches.includes(`${url.origin}/*`);
  return isRead && sender.tab && (sender.frameId ?? 0) === 0 ? 'content' : null;
}
