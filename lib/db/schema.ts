import type { DBSchema } from 'idb';
import type { Analysis, Ask, Task } from '../analysis/analysis.ts';
import type { StoredTriage } from '../analysis/triage.ts';
import type { Tryout } from '../analysis/tryout.ts';
import type { Announcement } from '../arxiv/announcement.ts';
import type { TextHistory } from '../arxiv/earlier-text.ts';
import type { EntryKind, Paper } from '../arxiv/paper.ts';
import type { ErrorCode } from '../core/errors.ts';
import type { Derivation, Sealed } from '../core/seal.ts';
import type { Digest } from '../digest/digest.ts';
import type { Report } from '../exchange/report.ts';
import type { FullText } from '../fulltext/full-text.ts';
import type { InterestModel } from '../interests/learned/interest-model.ts';
import type { Mark } from '../library/mark.ts';
import type { Note, NoteVersion } from '../library/note.ts';
import type { Batch, BatchItem } from '../queue/batch.ts';
import type { Job } from '../queue/job.ts';
import type { OfflineReading } from '../reader/reading.ts';
import type { SyncState } from '../sync/record.ts';

/** A paper, what the offline reader made of it, and where it was met. */
export interface PaperRecord extends Paper, TextHistory {
  reading: OfflineReading | null;
  /** Versions any page has named, ascending. */
  versions: number[];
  announced: { category: string; announcementDate: string; kind: EntryKind }[];
  /** ISO 8601 instant of the last page that changed this row. */
  storedAt: string;
  /** ISO 8601 instant at which the reader took note of a newer version. */
  notedAt?: string;
  /** Known from an imported report alone: the first page of arXiv's makes it like any other. */
  imported?: true;
}

/** An imported daily report: what it is of and what it brought. */
export interface ReportRow {
  /** `category|date`; of a report that does not say its day, its fingerprint. */
  id: string;
  category: string | null;
  announcementDate: string | null;
  fileName: string | null;
  /** ISO 8601 instant. */
  importedAt: string;
  /** As many as it shows, whether they have an identifier of arXiv's or not. */
  papers: number;
  /** Of its papers, and of those that have a refusal for an analysis. */
  arxivIds: string[];
  failedIds: string[];
  /** In `analyses`. */
  analysisKeys: string[];
}

/** What an imported report says, from which the same bytes can be written again. */
export interface ReportBody {
  id: string;
  /** Its fields, and to the letter what they would not give back. */
  report: Report;
  /** What it took the place of, so that its import can be undone. */
  before: ReportVersion | null;
}

export interface ReportVersion {
  text: string;
  fileName: string | null;
  before: ReportVersion | null;
}

/** One call to a provider, whatever came of it. */
export interface LedgerRow {
  id: string;
  /** ISO 8601 instant, and the reader's own calendar day. */
  at: string;
  day: string;
  task: Task;
  /** arXiv id with version, category and date, or the host that was tested. */
  subject: string;
  provider: string;
  model: string;
  inputTokens: number;
  outputTokens: number;
  /** The provider did not say: counted by our own estimate. */
  estimated: boolean;
  /** US dollars; null when the price is unknown, or nothing is paid. */
  cost: number | null;
  /** Made by the browser's own models: nothing is paid, and no cap counts it. */
  free?: true;
  /** Milliseconds. */
  duration: number;
  /** `stored`: asked for and not sent, for it was here already. */
  outcome: 'done' | 'stored' | ErrorCode;
  /** What was reckoned before the call, to reckon better; of calls that began with a reckoning. */
  expected?: { inputTokens: number; outputTokens: number };
  /** Of a `stored` row: what the answer had taken when it was paid. */
  saved?: { tokens: number; cost: number | null };
}

/** The authors' one sentence in Chinese, as the browser's translator put it. */
export interface TranslatedSentence {
  arxivId: string;
  /** Of which sentence it is the translation: of another one it says nothing. */
  sentence: string;
  text: string;
  /** ISO 8601 instant. */
  at: string;
}

/** A paper's text, kept so that a second analysis of it asks arXiv for nothing. */
export interface FullTextRow {
  arxivIdV: string;
  /** null: none was to be had. */
  fullText: FullText | null;
  /** Of its text; what is kept of all texts together is bounded. */
  characters: number;
  /** ISO 8601 instant: least recently used goes first. */
  usedAt: string;
}

interface KeyRow {
  profileId: string;
  /** Of the server it was entered for; it goes to no other. */
  origin: string;
  savedAt: string;
}

/** An API key: as it is, sealed under the reader's passphrase, or under a key that ends with the browser. */
export type Credential =
  | (KeyRow & { under?: undefined; apiKey: string })
  | (KeyRow & { under: 'passphrase' | 'session'; sealed: Sealed });

export interface VaultRow {
  id: 'passphrase';
  derivation: Derivation;
  /** Known words under the passphrase's key. */
  proof: Sealed;
  /** Minutes without a use after which it locks; 0: with the browser's end. */
  lockAfter: number;
}

/** Rows of a backup that wait for the one transaction in which all of it is put in place. */
export interface StagedPiece {
  /** Of the restore they belong to. */
  restore: string;
  /** From 1, in the order of the file. */
  piece: number;
  store: string;
  /** In the shape of today's database. */
  rows: Readonly<Record<string, unknown>>[];
}

/** How a restore stands. */
export interface StagedHead {
  restore: string;
  piece: 0;
  /** Milliseconds at which it began. */
  at: number;
  /** Once its rows are in place: what became of them, and settings that are still to be put in place after them. */
  applied: {
    counts: Record<string, Record<string, number>>;
    settings: { settings: unknown; version: number; mode: 'merge' | 'replace' } | null;
  } | null;
}

/** What was learned from the reader's acts, until the next of them. */
export interface LearnedRow extends InterestModel {
  id: 'learned';
  /** Papers it was learned from. */
  wanted: number;
  unwanted: number;
  /** Acts before this ISO 8601 instant did not count; null: all did. */
  since: string | null;
  /** ISO 8601 instant. */
  learnedAt: string;
}

export interface MarginaliaSchema extends DBSchema {
  papers: { key: string; value: PaperRecord };
  analyses: { key: string; value: Analysis; indexes: { arxivId: string } };
  marks: { key: string; value: Mark };
  notes: { key: string; value: Note };
  digests: { key: string; value: Digest; indexes: { announcement: [string, string] } };
  announcements: { key: [string, string]; value: Announcement };
  asks: { key: string; value: Ask; indexes: { arxivId: string } };
  fulltexts: { key: string; value: FullTextRow; indexes: { usedAt: string } };
  tryouts: { key: string; value: Tryout };
  tldrs: { key: string; value: TranslatedSentence };
  reports: { key: string; value: ReportRow; indexes: { arxivIds: string; failedIds: string } };
  reportBodies: { key: string; value: ReportBody };
  triages: { key: string; value: StoredTriage; indexes: { arxivId: string } };
  noteHistory: { key: string; value: NoteVersion; indexes: { arxivId: string } };
  batches: { key: string; value: Batch };
  batchItems: { key: string; value: BatchItem; indexes: { batchId: string } };
  syncStates: { key: string; value: SyncState };
  staged: { key: [string, number]; value: StagedPiece | StagedHead };
  interests: { key: string; value: LearnedRow };
  jobs: { key: string; value: Job; indexes: { state: string; ended: [string, number] } };
  ledger: { key: string; value: LedgerRow; indexes: { day: string } };
  credentials: { key: string; value: Credential };
  vault: { key: string; value: VaultRow };
}

export const DATABASE_NAME = 'marginalia';
