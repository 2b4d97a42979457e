import type { Token } from 'marked';
import type { AnalysisForm, Ask, Language, PromptTask } from '../analysis/analysis.ts';
import type { Tryout, TryoutTask } from '../analysis/tryout.ts';
import type { Announcement } from '../arxiv/announcement.ts';
import type { Paper, PaperSource } from '../arxiv/paper.ts';
import type { StageResult } from '../completion/doctor/finding.ts';
import type { VaultState } from '../background/vault.ts';
import type { Problem } from '../exchange/problem.ts';
import type { Mark } from '../library/mark.ts';
import type { MarkPatch } from '../library/marks.ts';
import type { Note, NoteVersion } from '../library/note.ts';
import type { JobView } from '../queue/job.ts';
import type { QueueEntry, QueueView } from '../queue/queue-view.ts';
import type { SpendingRow } from '../queue/spending.ts';
import type { FirstStep, FreeSettings, OptionsSection, PageSettings, Settings } from '../settings/settings.ts';
import type { ExchangeProtocol } from './exchange.ts';
import type { LibraryProtocol } from './library.ts';
import type { ListingProtocol } from './listing.ts';
import type { BatchProtocol, BatchView } from './batches.ts';
import type { LearnedProtocol } from './learned.ts';
import type { StorageProtocol } from './storage.ts';
import type { SyncProtocol, SyncView } from './sync.ts';
import type { VersionProtocol } from './versions.ts';
import type {
  PaperView,
  ScheduleView,
  Estimate,
  EstimateSubject,
  DigestView,
  PromptView,
  TryoutRequest,
  SimilarPapers,
  TextFile,
  ReportHead,
  ImportSummary,
  ConnectionReport,
  Service,
  ProfileFields,
  ProfileView,
  MathNode,
} from './views.ts';

export type * from './exchange.ts';
export type * from './library.ts';
export type * from './listing.ts';
export type * from './batches.ts';
export type * from './learned.ts';
export type * from './storage.ts';
export type * from './sync.ts';
export type * from './versions.ts';
export type * from './views.ts';

/**
 * Every call a page can make, as the signature of the background's handler.
 * `schemas.ts` says who may call and what shape the data must have.
 */
export interface Protocol
  extends StorageProtocol,
    LibraryProtocol,
    ListingProtocol,
    ExchangeProtocol,
    BatchProtocol,
    LearnedProtocol,
    SyncProtocol,
    VersionProtocol {
  /** Papers read on a page: stored at once, answered with what is known of them, in the same order. */
  openPapers(data: { papers: Paper[]; source?: PaperSource }): PaperView[];
  /** The announcement a `new` listing shows. */
  openAnnouncement(data: { announcement: Omit<Announcement, 'fetchedAt'> }): void;
  getPageSettings(): PageSettings;
  /** The reader has read it, or does not want it: it comes never again. A `settings` event tells. */
  endFirstStep(data: { step: FirstStep }): void;
  getPaper(data: { arxivId: string }): PaperView | null;
  /** Those that are stored, in the order asked for. */
  getPapers(data: { arxivIds: string[] }): PaperView[];

  /**
   * Fetches from arXiv what is stored without an abstract; `paper` events tell of what came. `absent` are those
   * arXiv does not know; in `again` milliseconds the page may ask once more for what has not come.
   */
  wantAbstracts(data: { arxivIds: string[] }): { absent: string[]; again: number };

  /** One paper from arXiv, for where no page can be read; null when arXiv does not know it. */
  fetchPaper(data: { arxivId: string }): PaperView | null;
  /** The day's mailing of a category from arXiv, stored as if its listing had been opened. */
  fetchAnnouncement(data: { category: string }): Pick<Announcement, 'category' | 'announcementDate' | 'total'>;

  /** Papers of the library that share words with this one. */
  findSimilar(data: { arxivId: string }): SimilarPapers;

  estimate(data: EstimateSubject): Estimate;
  /** Queues what is not stored yet and answers with the jobs. */
  analyse(data: { arxivIds: string[]; again?: boolean; form?: AnalysisForm; listing?: string }): JobView[];
  /** Queues first looks at papers that have none by the present interests, ten a call. Answers with the jobs, those that were under way already among them. */
  grade(data: { arxivIds: string[]; listing?: string }): JobView[];
  /** Queues a question on a paper; the answer comes by `asks` events. */
  ask(data: { arxivId: string; question: string }): JobView;
  /** Answered questions, newest first, and those that wait, run or failed. */
  getAsks(data: { arxivId: string }): { asks: Ask[]; jobs: JobView[] };
  deleteAsk(data: { arxivId: string; askId: string }): void;
  /** A stored analysis in the other language; nothing where it is there already. */
  translate(data: { arxivId: string; form: AnalysisForm; language: Language }): JobView[];
  /** These jobs, or every one. Answers what waited, by ids, and how many ran. */
  cancel(data: { jobIds: string[] } | { all: true }): { waiting: string[]; running: number };
  /** What was cancelled or has failed waits again. */
  putBack(data: { jobIds: string[] }): void;
  /** Stops the queue, or lets it go on; what runs ends in any case. `settings` events tell of it. */
  pauseQueue(data: { paused: boolean }): void;
  /** Papers that have come on screen or left it while they wait: those on screen are analysed first. */
  tellInView(data: { come: string[]; gone: string[] }): void;
  /** Has the browser put the one sentence of a paper into Chinese; nothing leaves it. A `paper` event has it. */
  translateTldr(data: { arxivId: string }): void;
  /** Looks anew whether the browser can; a `settings` event tells where that is news. */
  lookForTranslator(): void;
  /** What is queued or running now, and what has failed lately; trials of prompts are left out. */
  getQueue(): QueueView;
  /** What was done within the last day, newest first. */
  getEnded(): QueueEntry[];

  /** Papers that were on screen long enough to be looked at. */
  markSeen(data: { arxivIds: string[] }): void;
  setMark(data: { arxivId: string } & MarkPatch): Mark;
  /** Gives and takes tags of the reader's own; a paper that has thirty takes no more. The marks as they are then. */
  tagPapers(data: { arxivIds: string[]; add?: string[]; remove?: string[] }): Mark[];
  /** Every tag of the reader's own, the commonest first. */
  listReaderTags(): { name: string; papers: number }[];
  getNote(data: { arxivId: string }): Note | null;
  /** `revision` is the one the editor started from, 0 for a new note; a conflict keeps both texts. */
  saveNote(data: { arxivId: string; text: string; revision: number }): Note | null;
  /** What a note said before, newest first; of a note that was deleted too. */
  listNoteVersions(data: { arxivId: string }): NoteVersion[];
  /** Puts an earlier version back; what the note said until now joins the earlier ones. */
  restoreNote(data: { arxivId: string; id: string }): Note | null;

  /** Whether and when mailings of followed categories are read by themselves. */
  getSchedule(): ScheduleView;
  /** Announcements at hand, newest first, one per category and day. */
  listAnnouncements(): Pick<Announcement, 'category' | 'announcementDate' | 'total' | 'fetchedAt' | 'imported'>[];
  getDigest(data: { category: string; announcementDate: string }): DigestView | null;
  estimateDigest(data: { category: string; announcementDate: string }): Estimate;
  buildDigest(data: { category: string; announcementDate: string; again?: boolean }): JobView;

  /** The day in the layout of the daily reports, or as a page that needs nothing else. */
  exportReport(data: { category: string; announcementDate: string; format?: 'markdown' | 'html' }): TextFile;
  /** What is wrong with a part of a stored analysis, as a file. */
  exportProblem(data: { arxivId: string; key: string } & Problem): TextFile;

  /** A daily report as records of the library. `fileName` helps where the text does not say its day. */
  importReport(data: { text: string; fileName: string | null }): ImportSummary;
  /** Imported reports, newest day first. */
  listReports(): ReportHead[];
  /** One of them, as it came. */
  exportImported(data: { id: string }): TextFile;
  /** Takes back what a report brought; with `restore`, the one it took the place of is there again. */
  removeReport(data: { id: string; restore?: boolean }): void;

  /** How things stand, as Markdown to be sent by hand: no key, no paper, no note. */
  getDiagnostics(): string;

  /** Markdown as tokens, in the order asked for. */
  lexMarkdown(data: { texts: string[] }): Token[][];
  renderMath(data: { expressions: { tex: string; display: boolean }[] }): (MathNode | null)[];
  /** In a tab of its own; with a section, there. */
  openOptions(data?: { section: OptionsSection }): void;
  /** The library in a tab of its own; with an id, at that paper. */
  openLibrary(data: { arxivId?: string }): void;

  getSettings(): Settings;
  /** A patch; profiles are saved by `saveProfile` alone. */
  saveSettings(data: { settings: Partial<FreeSettings> }): Settings;
  /** Calls of some days of the reader's calendar, both ends among them, oldest first. */
  getLedger(data: { from: string; to: string }): SpendingRow[];
  /** Every prompt, as it is ours and as the reader put it. */
  getPrompts(): PromptView[];
  /** `words` null, or as ours, takes the reader's back. */
  savePrompt(data: { task: PromptTask; words: string | null }): PromptView[];
  estimateTryout(data: TryoutRequest): Estimate;
  /** One run of words that need not be saved. */
  tryPrompt(data: TryoutRequest): JobView;
  /** The last run of a prompt, and one that waits, runs or failed. */
  getTryout(data: { task: TryoutTask }): { tryout: Tryout | null; job: JobView | null };
  /** In the order in which they were added. */
  getProfiles(): ProfileView[];
  /**
   * `id` null adds one; `apiKey` undefined keeps the stored key. `forSession` forgets a key
   * that is given here with the browser's end. `consents`: the reader saw what would be sent where
   * and agreed with the same press. A profile that was paused is taken up again.
   */
  saveProfile(data: {
    id: string | null;
    profile: ProfileFields;
    apiKey?: string;
    forSession?: boolean;
    consents?: true;
  }): ProfileView;
  getVault(): VaultState;
  /** The first passphrase or another one; `lockAfter` in minutes without a use, 0: with the browser's end. */
  setPassphrase(data: { passphrase: string; lockAfter: number }): VaultState;
  unlockKeys(data: { passphrase: string }): VaultState;
  lockKeys(): VaultState;
  /** Keys stay, unsealed. */
  removePassphrase(): VaultState;
  /** The passphrase goes, and every key under it. */
  forgetSealedKeys(): VaultState;
  /** Forgets a profile's key and keeps the profile. */
  removeKey(data: { id: string }): void;
  /** Forgets a profile with its key; what waits for it goes to another one, or fails. */
  removeProfile(data: { id: string }): void;
  /** Takes a paused profile up again. */
  resumeProfile(data: { id: string }): void;
  /** The reader's word that text may go to a profile's server, or that it may no longer. */
  giveConsent(data: { id: string }): void;
  withdrawConsent(data: { id: string }): void;
  /**
   * Looks stage by stage at what the form says; each result comes as a `doctor` event of this `run` as well. A second
   * run ends the first. `typed` is the address as the reader wrote it; `apiKey` undefined uses the key stored under `id`.
   */
  testConnection(data: {
    run: string;
    id: string | null;
    profile: Service;
    typed: string;
    apiKey?: string;
  }): ConnectionReport;
  /** Ends a run, under way or about to begin. */
  cancelTest(data: { run: string }): void;
  listModels(data: { id: string | null; profile: Service; apiKey?: string }): string[];
}

export type ProtocolType = keyof Protocol;

/** What the background tells every open page, `doctor`, `schedule` and `sync` the extension's own alone; each page picks what concerns it. */
export type BackgroundEvent =
  | { type: 'paper'; view: PaperView }
  | { type: 'job'; job: JobView }
  | { type: 'batches'; batches: BatchView[] }
  | { type: 'asks'; arxivId: string; asks: Ask[] }
  | { type: 'digest'; category: string; announcementDate: string }
  | { type: 'announcement'; category: string; announcementDate: string }
  | { type: 'schedule'; view: ScheduleView }
  | { type: 'seen'; arxivIds: string[] }
  | { type: 'settings'; settings: PageSettings }
  | { type: 'sync'; running: SyncView['running'] }
  | { type: 'doctor'; run: string; result: StageResult };
