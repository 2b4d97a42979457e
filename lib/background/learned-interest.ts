import type { Database } from '../db/database.ts';
import { deleteLearned, findLearned, findNewestPapers, putLearned } from '../db/interests.ts';
import { listMarks } from '../db/marks.ts';
import { listNoteTimes } from '../db/notes.ts';
import { findPapers } from '../db/papers.ts';
import type { LearnedRow, PaperRecord } from '../db/schema.ts';
import { type Example, learnInterest, UNSAID_WEIGHT } from '../interests/learned/interest-model.ts';
import { signalOf } from '../interests/learned/signals.ts';
import { type Terms, termsOf } from '../interests/learned/terms.ts';
import { emptyMark, type Mark } from '../library/mark.ts';
import { tagger } from '../reader/tag-rules.ts';
import { getSettings } from '../settings/store.ts';
import { readPaper } from './read-paper.ts';

/** Wanted papers, each by its weight, below which nothing is said of others: it would be chance. */
const LEAST_WANTED = 3;
/** Papers the reader has said nothing of that are held against the others. */
const UNSAID = 1500;
/** Signals that count at most; the newest. */
const MOST_SIGNALS = 1000;

/** Within one life; a change of marks ends it. */
const known = new WeakMap<Database, Promise<LearnedRow | null>>();

/**
 * What was learned from the reader's acts; null while that is switched off or they are too few. Learned when it is first
 * wanted after a change, and kept in the database until the next.
 */
export function learnedInterest(database: Database): Promise<LearnedRow | null> {
  let current = known.get(database);
  if (!current) {
    const learning = findOrLearn(database, () => known.get(database) === learning);
    learning.catch(() => known.delete(database));
    known.set(database, learning);
    current = learning;
  }
  return current;
}

/** After any change of stars, hides, notes or of what may be learned from: the next look learns anew. */
export async function forgetLearned(database: Database): Promise<void> {
  known.delete(database);
  await deleteLearned(database);
}

/** Papers that count as wanted and as not, also while they are too few to learn from. */
export async function countSignals(database: Database, since: string | null): Promise<SignalCounts> {
  return countsOf(await findSignals(database, since));
}

async function findOrLearn(database: Database, isCurrent: () => boolean): Promise<LearnedRow | null> {
  const settings = await getSettings();
  if (!settings.learnInterest) return null;
  const stored = await findLearned(database);
  if (stored?.since === settings.interestSince) return stored;
  const row = await learn(database, settings.interestSince);
  if (row && isCurrent()) await putLearned(database, row);
  return row;
}

async function learn(database: Database, since: string | null): Promise<LearnedRow | null> {
  const signals = await findSignals(database, since);
  const wanted = signals.reduce((sum, { label, weight }) => sum + (label === 1 ? weight : 0), 0);
  if (wanted < LEAST_WANTED) return null;
  const said = new Set(signals.map(({ arxivId }) => arxivId));
  const unsaid = (await findNewestPapers(database, UNSAID + said.size)).filter((id) => !said.has(id)).slice(0, UNSAID);
  const terms = await readTerms(database, [...said, ...unsaid]);
  const examples = [
    ...signals.map(({ arxivId, label, weight }) => ({ arxivId, label, weight })),
    ...unsaid.map((arxivId) => ({ arxivId, label: -1 as const, weight: UNSAID_WEIGHT })),
  ].flatMap(({ arxivId, label, weight }): Example[] => {
    const of = terms.get(arxivId);
    return of ? [{ terms: of, label, weight }] : [];
  });
  return {
    id: 'learned',
    ...learnInterest(examples),
    ...countsOf(signals),
    since,
    learnedAt: new Date().toISOString(),
  };
}

interface PaperSignal {
  arxivId: string;
  label: 1 | -1;
  weight: number;
}

type SignalCounts = Pick<LearnedRow, 'wanted' | 'unwanted'>;

function countsOf(signals: readonly PaperSignal[]): SignalCounts {
  const wanted = signals.filter(({ label }) => label === 1).length;
  return { wanted, unwanted: signals.length - wanted };
}

async function findSignals(database: Database, since: string | null): Promise<PaperSignal[]> {
  const [marks, noteTimes] = await Promise.all([listMarks(database), listNoteTimes(database)]);
  return signalsOf(marks, noteTimes, since);
}

function signalsOf(
  marks: readonly Mark[],
  noteTimes: ReadonlyMap<string, string>,
  since: string | null,
): PaperSignal[] {
  const byId = new Map(marks.map((mark) => [mark.arxivId, mark]));
  for (const arxivId of noteTimes.keys()) if (!byId.has(arxivId)) byId.set(arxivId, emptyMark(arxivId));
  return [...byId.values()]
    .flatMap((mark) => {
      const signal = signalOf(mark, noteTimes.get(mark.arxivId) ?? null, since);
      return signal ? [{ arxivId: mark.arxivId, ...signal }] : [];
    })
    .toSorted((one, other) => (one.arxivId < other.arxivId ? 1 : -1))
    .slice(0, MOST_SIGNALS);
}

async function readTerms(database: Database, arxivIds: readonly string[]): Promise<Map<string, Terms>> {
  const { tagRules } = await getSettings();
  const toTerms = termReader(tagRules);
  const records = await findPapers(database, arxivIds);
  return new Map(records.map((record) => [record.arxivId, toTerms(record)]));
}

/** Terms of stored papers, under the reader's rules for tags. */
export function termReader(rules: Parameters<typeof tagger>[0]): (record: PaperRecord) => Terms {
  const withRules = tagger(rules);
  return (record) => {
    const reading = readPaper(record, record.reading);
    return termsOf({ ...record, tags: reading ? withRules(record, reading).tags : [] });
  };
}
