import type { IDBPTransaction } from 'idb';
import type { Analysis, Ask } from '../analysis/analysis.ts';
import type { StoredTriage } from '../analysis/triage.ts';
import type { Mark } from '../library/mark.ts';
import type { Note } from '../library/note.ts';
import type { Database } from './database.ts';
import { readable } from './row-shape.ts';
import type { MarginaliaSchema, PaperRecord, TranslatedSentence } from './schema.ts';

/** Some papers with what lies in other stores on them. */
export interface LibraryParts {
  papers: PaperRecord[];
  marks: ReadonlyMap<string, Mark>;
  notes: ReadonlyMap<string, Note>;
  tldrs: ReadonlyMap<string, TranslatedSentence>;
  /** Each paper's newest first. */
  analyses: ReadonlyMap<string, Analysis[]>;
  triages: ReadonlyMap<string, StoredTriage[]>;
  asks: ReadonlyMap<string, Ask[]>;
}

const STORES: ['papers', 'marks', 'notes', 'tldrs', 'analyses', 'triages', 'asks'] = [
  'papers',
  'marks',
  'notes',
  'tldrs',
  'analyses',
  'triages',
  'asks',
];

/** Behind every identifier since 2007, which are figures, and before the older ones, which begin with a letter. */
const AFTER_NEW = ':';
const AFTER_OLD = '~';

/**
 * The `most` papers before `after` with all that is stored on them, newest identifiers first and those of before 2007 last;
 * null begins. `next` is to be handed back for those that follow; null: there are no more. Two requests find the ends
 * of the piece and one for each store reads it, however many papers it has.
 */
export async function findLibraryPiece(
  database: Database,
  after: string | null,
  most: number,
): Promise<{ parts: LibraryParts; next: string | null }> {
  const transaction = (await database.connection()).transaction(STORES);
  const end = after ?? AFTER_NEW;
  const isNew = end <= AFTER_NEW;
  const whole = IDBKeyRange.bound(isNew ? '' : AFTER_NEW, end, false, true);
  const first = await transaction.objectStore('papers').openKeyCursor(whole, 'prev');
  const last = first && most > 1 ? await first.advance(most - 1) : first;
  const piece = last ? IDBKeyRange.bound(last.key, end, false, true) : whole;
  const parts = await readParts(transaction, [piece]);
  parts.papers.reverse();
  return { parts, next: last ? last.key : isNew ? AFTER_OLD : null };
}

/** The same of papers by name, in no order; those that are not stored are left out. */
export async function findLibraryParts(database: Database, arxivIds: readonly string[]): Promise<LibraryParts> {
  const transaction = (await database.connection()).transaction(STORES);
  return readParts(transaction, arxivIds);
}

type Query = string | IDBKeyRange;
type Transaction = IDBPTransaction<MarginaliaSchema, typeof STORES>;

async function readParts(transaction: Transaction, queries: readonly Query[]): Promise<LibraryParts> {
  const read = async <Row>(name: string, getAll: (query: Query) => Promise<Row[]>): Promise<Row[]> =>
    readable(name, (await Promise.all(queries.map(getAll))).flat());
  const store = <Name extends (typeof STORES)[number]>(name: Name) => transaction.objectStore(name);
  const [papers, marks, notes, tldrs, analyses, triages, asks] = await Promise.all([
    read('papers', (query) => store('papers').getAll(query)),
    read('marks', (query) => store('marks').getAll(query)),
    read('notes', (query) => store('notes').getAll(query)),
    read('tldrs', (query) => store('tldrs').getAll(query)),
    read('analyses', (query) => store('analyses').index('arxivId').getAll(query)),
    read('triages', (query) => store('triages').index('arxivId').getAll(query)),
    read('asks', (query) => store('asks').index('arxivId').getAll(query)),
  ]);
  return {
    papers,
    marks: byId(marks),
    notes: byId(notes),
    tldrs: byId(tldrs),
    analyses: groupById(analyses),
    triages: groupById(triages),
    asks: groupById(asks),
  };
}

function byId<Row extends { arxivId: string }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.arxivId, row]));
}

function groupById<Row extends { arxivId: string; provenance: { createdAt: string } }>(
  rows: readonly Row[],
): Map<string, Row[]> {
  const groups = Map.groupBy(rows, ({ arxivId }) => arxivId);
  for (const group of groups.values())
    group.sort((a, b) => b.provenance.createdAt.localeCompare(a.provenance.createdAt));
  return groups;
}
