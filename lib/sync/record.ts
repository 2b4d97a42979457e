/** What this device and the reader's own server last agreed on, for one record. */
export interface SyncState {
  /** Of the record: its kind and arXiv id, or month. */
  id: string;
  /** Of the server's file; null: not known, it is read again. */
  etag: string | null;
  /** The file as both had it; null: there was none. */
  base: string | null;
  /** A file that was on its way to the server when this was written: it may have come there, whatever was heard. */
  sent: string | null;
}

/** One version of a record, and fingerprints of those it was made from, oldest first. */
export interface Version<Content> {
  content: Content;
  past: readonly string[];
}

/** What notes and marks do differently. */
export interface Kind<Content> {
  /** The text by which two contents are the same. */
  keyOf(content: Content): string;
  isEmpty(content: Content): boolean;
  /** The local content with what it is silent about taken from the last agreement. */
  complete(local: Content, base: Content | null): Content;
  /** `base` null: it is not known what both have come from; then nothing of either is taken for removed. */
  merge(base: Content | null, local: Content, remote: Content, now: string): { content: Content; conflict: boolean };
  encode(subject: string, version: Version<Content>, now: string): string;
  /** Throws a SyncError: `unreadable` or `newer`. */
  decode(subject: string, text: string): Version<Content>;
}
