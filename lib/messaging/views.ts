import type { Analysis, AnalysisForm, Language, PromptTask, PromptVersion } from '../analysis/analysis.ts';
import type { StoredTriage, Triage } from '../analysis/triage.ts';
import type { TryoutTask } from '../analysis/tryout.ts';
import type { Announcement } from '../arxiv/announcement.ts';
import type { TextHistory } from '../arxiv/earlier-text.ts';
import type { Paper } from '../arxiv/paper.ts';
import type { StageResult } from '../completion/doctor/finding.ts';
import type { ErrorShape } from '../core/errors.ts';
import type { Pause } from '../background/what-is-due.ts';
import type { KeyState } from '../background/vault.ts';
import type { BatchEstimate } from './batches.ts';
import type { AnalysisShape } from '../exchange/report.ts';
import type { Digest } from '../digest/digest.ts';
import type { StandIn } from '../digest/offline-grades.ts';
import type { InterestScore } from '../interests/learned/interest-model.ts';
import type { Mark } from '../library/mark.ts';
import type { VersionNews } from '../library/version-news.ts';
import type { Limits, Profile } from '../providers/profile.ts';
import type { JobView } from '../queue/job.ts';
import type { OfflineReading } from '../reader/reading.ts';
import type { TagNames } from '../reader/tag-names.ts';

/** All that is known of one paper, as a surface draws it. */
export interface PaperView {
  paper: Paper & Pick<TextHistory, 'sameText'>;
  /** null when the paper has no abstract yet. */
  reading: OfflineReading | null;
  /** Of the reading's tags: pages do not hold the vocabulary. */
  tagNames: TagNames;
  mark: Mark;
  hasNote: boolean;
  /** The reader follows it, and it was replaced since they last had to do with it. */
  replaced?: VersionNews;
  /** The one sentence in Chinese as the browser put it, with the sentence it is of; once it was asked for. */
  tldr?: { sentence: string; text: string };
  /** What stars, hides and notes say of the paper; missing while they are too few, or switched off. */
  interest?: InterestScore;
  /** What a model made of the abstract at first sight; missing before it did. */
  triage?: TriageView;
  /** Stored analyses of any version, form and language, newest first. */
  analyses: Analysis[];
  /** An imported report has a refusal, or an echo of the prompt, where its analysis should be. */
  failedImport?: true;
  /** The last job on this paper, unless it is done. */
  job: JobView | null;
}

/** A first look as a page shows it: the grades with their reason, or why there are none. */
export type TriageView = Pick<StoredTriage, 'triage' | 'unscored'> & { model: string };

export interface Estimate {
  /** Papers that would be sent; those with a stored analysis are not. */
  papers: number;
  inputTokens: number;
  outputTokens: number;
  /** US dollars; null when the price is unknown, or nothing is paid. */
  cost: number | null;
  /** By the browser's own model: nothing is paid. */
  free?: true;
  /** Day (`YYYY-MM-DD`) on which a preset's price was noted, which may be out of date; null where the reader set it. */
  priceNoted: string | null;
  /** Of one paper whose text is not here yet: the pages that the figures above are for, and what it takes at most. */
  unread?: { pages: number; stated: boolean; mostTokens: number; mostCost: number | null };
  /** Why it would have to wait, as things stand with the reader's budget. */
  waits?: 'over-budget' | 'price-unknown';
  /** The same as a batch, where there is that choice. */
  batch?: BatchEstimate;
}

/** What an estimate is asked for: what `analyse`, `translate`, `ask` and `grade` are asked with. */
export type EstimateSubject =
  | { arxivIds: string[]; again?: boolean; form?: AnalysisForm }
  | { arxivId: string; form: AnalysisForm; language: Language }
  | { arxivId: string; question: string }
  | { grade: string[] };

export interface DigestView {
  announcement: Announcement;
  /** One per language. */
  digests: Digest[];
  /** `model` once every language asked for was written by one. */
  source: 'offline' | 'model';
  job: JobView | null;
  /** Titles of every paper that a claim names, and of the selection. */
  titles: Record<string, string>;
  selection: Selection;
  /** Grades of papers that no model has graded, reckoned on this device. */
  standIns: Record<string, StandIn>;
  /** What an imported report says of the day. */
  imported?: ImportedDay;
}

/** A day as an imported report has it. */
export interface ImportedDay {
  /** ISO 8601 instant. */
  importedAt: string;
  /** Markdown, to the letter. */
  summary: string | null;
  /** Of the summary. */
  language: Language;
  papers: { arxivId: string; title: string; state: 'analysed' | 'failed' | 'bare' }[];
}

/** A stored report, without its text. */
export interface ReportHead {
  id: string;
  category: string | null;
  announcementDate: string | null;
  fileName: string | null;
  importedAt: string;
  papers: number;
  failed: number;
}

/** What came in with one report. */
export interface ImportSummary extends ReportHead {
  outcome: 'new' | 'updated' | 'same';
  /** Analyses by their shape in the report. */
  shapes: Partial<Record<AnalysisShape, number>>;
  findings: number;
  /** Found in the abstract, to the letter or nearly. */
  verified: number;
  /** Parts that no field of ours explains, kept to the letter. */
  verbatim: number;
}

/** How the reading of mailings by themselves stands. */
export interface ScheduleView {
  /** What it does, or why it does nothing. */
  state: Pause | 'reading';
  /** The mailing that is being read. */
  reading: { category: string; announcementDate: string } | null;
  /** Instant, in milliseconds, at which it goes on; null while it reads, and where it is switched off. */
  until: number | null;
  /** Why arXiv could not be asked when it was last tried. */
  trouble: ErrorShape | null;
  /** Mailings that are to be read yet. */
  left: number;
  /** Mailings that could not be read, `category|day`, and will be tried again. */
  failures: { key: string; error: ErrorShape }[];
  /** Mailings that arXiv has nothing on, `category|day`. */
  without: string[];
}

/** The best of a day, the best first. */
export interface Selection {
  /** Whose grades it rests on. */
  by: 'model' | 'device';
  papers: (Pick<Triage, 'arxivId' | 'relevance' | 'significance'> & { reason: Partial<Record<Language, string>> })[];
}

export interface PromptView {
  task: PromptTask;
  /** Our words for the part that can be edited. */
  ours: string;
  /** What always stands after it. */
  rules: string;
  /** The reader's words; null where ours are used. */
  words: string | null;
  version: PromptVersion;
}

export interface TryoutRequest {
  task: TryoutTask;
  arxivId: string;
  role: string;
  /** For an answer; empty for everything else. */
  question: string;
}

export interface SimilarPapers {
  /** Papers in the library beside this one. */
  others: number;
  /** The nearest first. */
  papers: { arxivId: string; title: string }[];
}

export interface TextFile {
  filename: string;
  mime: string;
  text: string;
}

/** What one examination of a connection cost, by its rows of the ledger. */
export interface Spent {
  calls: number;
  inputTokens: number;
  outputTokens: number;
  /** Some of it was counted by our own estimate. */
  estimated: boolean;
  /** US dollars; null when the price is unknown. */
  cost: number | null;
}

export interface ConnectionReport {
  /** One for each stage, in order; fewer where it was cancelled. */
  results: StageResult[];
  cancelled: boolean;
  /** Models the server lists; empty when it does not say. */
  models: string[];
  spent: Spent;
}

/** A server and a model there, saved or not. */
export type Service = Pick<Profile, 'provider' | 'baseUrl' | 'model'>;

/** A profile as the form sends it; the day of its price and the consent are the background's to write. */
export interface ProfileFields extends Service {
  name?: string;
  limits?: Limits;
  /** Of the model named. */
  terms?: { contextTokens: number | null; price: { input: number; output: number } | null; batchDiscount?: number };
}

export interface ProfileView {
  profile: Profile;
  hasKey: boolean;
  keyState: KeyState;
  /** `…` and the last four characters, for the options page alone; of a locked key `…`. */
  maskedKey: string;
  /** What its server refused it for, until it is taken up again. */
  paused: ErrorShape | null;
}

/** MathML as data: built into elements by the page, never parsed as HTML. */
export interface MathNode {
  tag: string;
  attributes: Record<string, string>;
  children: (MathNode | string)[];
}
