import type { EntryKind } from './paper.ts';

export interface AnnouncementEntry {
  arxivId: string;
  kind: EntryKind;
}

/** One mailing of one category: what `/list/<category>/new` shows on its day. */
export interface Announcement {
  category: string;
  /** `YYYY-MM-DD`: the mailing day the page names, one business day after the evening it went up. */
  announcementDate: string;
  /** In arXiv's order: new, cross, replacement. */
  entries: AnnouncementEntry[];
  /** Entries the page says there are; more than `entries` when only a part was shown. */
  total: number;
  /** ISO 8601 instant. */
  fetchedAt: string;
  /** Known from an imported daily report alone: a choice of the day's papers, not its listing. */
  imported?: true;
}
