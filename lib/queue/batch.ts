import type { Language, PromptVersion } from '../analysis/analysis.ts';
import type { TokenEstimate } from '../analysis/estimate.ts';
import type { PromptEdits } from '../analysis/form.ts';
import type { GlossaryEntry } from '../analysis/prompts/glossary.ts';
import type { NumberedSentence } from '../analysis/tidy.ts';
import type { Paper } from '../arxiv/paper.ts';
import type { ErrorShape } from '../core/errors.ts';
import type { Profile } from '../providers/profile.ts';
import type { OutputLevel } from '../providers/provider.ts';
import type { Amount } from './budget.ts';

/** How far a batch is: each state is written once what it stands for has happened. */
export type BatchState = 'built' | 'uploaded' | 'submitted' | 'collecting' | 'ended';

/** Requests that the server counts, as far as it does. */
export interface RequestCounts {
  total: number;
  completed: number;
  failed: number;
}

/** Work handed to a provider's batch interface, to be collected later; its jobs are `batched` meanwhile. */
export interface Batch {
  /** Also in the metadata of the server's batch, and in the name of the file. */
  id: string;
  profileId: string;
  /** Instants in milliseconds since the epoch. */
  createdAt: number;
  state: BatchState;
  /** As it was when the batch was built: the files lie there, and the price is that of then. */
  profile: Pick<Profile, 'id' | 'provider' | 'baseUrl' | 'model' | 'terms'>;
  /** Share taken off the price. */
  discount: number;
  level: OutputLevel;
  prompts: PromptEdits;
  promptVersion: PromptVersion;
  glossary: readonly GlossaryEntry[];
  /** What all of it will take, with the discount. */
  expected: Amount;
  /** Counted under the reader's caps. */
  reserved: boolean;
  items: number;
  /** Items that have not been settled. */
  left: number;
  /** An upload, or a submission, was begun then: it may have arrived although nobody has heard. */
  triedAt: number | null;
  fileId: string | null;
  remoteId: string | null;
  /** The server's word for where it stands. */
  status: string | null;
  counts: RequestCounts | null;
  /** Files with answers and with refusals. */
  outputIds: string[];
  /** Looks since it was submitted, and when the next is due. */
  looks: number;
  nextAt: number;
  /** What it waits for, or why it ended early. */
  error: ErrorShape | null;
  /** Items without an answer, whose jobs wait for the reader to decide. */
  unanswered: number;
}

export type ItemOutcome = 'stored' | 'again' | 'failed' | 'unanswered' | 'left-out';

/** One request of a batch, with the text as it was sent: the paper may have another by the time the answer comes. */
export interface BatchItem {
  /** `custom_id` of its line, and id of its row in the ledger. */
  id: string;
  batchId: string;
  jobId: string;
  paper: Paper;
  sentences: readonly NumberedSentence[];
  languages: Language[];
  estimate: TokenEstimate;
  /** null as long as it is out. */
  outcome: ItemOutcome | null;
}

/** Requests and bytes of one file: the least of what the providers document. */
export const FILE_LIMITS = { requests: 50_000, bytes: 95_000_000 };

const MINUTE = 60_000;
const LONGEST_WAIT = 15 * MINUTE;

/** Milliseconds until the next look at a batch that is out: one minute at first, a quarter of an hour at most. */
export function lookDelay(looks: number): number {
  return Math.min(MINUTE * 2 ** Math.floor(looks / 3), LONGEST_WAIT);
}

/** Statuses after which nothing more comes. A word that is not known is one of a batch under way. */
const FINAL: ReadonlySet<string> = new Set(['completed', 'failed', 'expired', 'cancelled']);

export const isFinal = (status: string): boolean => FINAL.has(status);

/** Parts of a list, each within the limits of a file; a line longer than a file is a part of its own. */
export function splitByLimits<Line extends { bytes: number }>(lines: readonly Line[], limits = FILE_LIMITS): Line[][] {
  const parts: Line[][] = [];
  let bytes = 0;
  for (const line of lines) {
    const last = parts.at(-1);
    if (last && last.length < limits.requests && bytes + line.bytes <= limits.bytes) {
      last.push(line);
      bytes += line.bytes;
    } else {
      parts.push([line]);
      ({ bytes } = line);
    }
  }
  return parts;
}

/** What of a batch counts under the caps: it is paid when it comes in. */
export function outstandingOf({ reserved, state, expected, items, left }: Batch): Amount {
  if (!reserved || state === 'ended' || items === 0) return { tokens: 0, cost: 0 };
  const share = left / items;
  return { tokens: Math.ceil(expected.tokens * share), cost: expected.cost === null ? null : expected.cost * share };
}
