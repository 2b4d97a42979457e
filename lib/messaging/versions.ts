import type { Piece } from '../library/compare-texts.ts';
import type { VersionNews } from '../library/version-news.ts';

/** Calls on newer versions of papers the reader follows. */
export interface VersionProtocol {
  /** An earlier text held against that of now, in the reader's language; of `from`, or the last one kept. null: none is kept. */
  compareVersions(data: { arxivId: string; from?: number | null }): VersionComparison | null;
  /** The reader has taken note of the newest version; a `paper` event tells of it. */
  noteVersion(data: { arxivId: string }): void;
  /** Papers the reader follows among the replacements of a mailing. */
  listReplaced(data: { category: string; announcementDate: string }): ReplacedPaper[];
}

/** One part of a paper that changed, or something said of it. */
export type VersionComparison = { part: string; label: string; pieces: Piece[]; lang?: 'en' | 'zh' }[];

export interface ReplacedPaper {
  arxivId: string;
  title: string;
  news: VersionNews;
}
