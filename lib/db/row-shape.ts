import { log } from '../core/log.ts';

/** What a page cannot do without: `?` may be null. */
type Kind = 'text' | 'number' | 'list' | 'object' | 'text?' | 'object?';
type Shape = Readonly<Record<string, Kind | Readonly<Record<string, Kind>>>>;

const provenance = { createdAt: 'text', form: 'text' } as const;

/**
 * The fields whose absence breaks a page, per store: rows were whole when they were written, so that this looks for
 * what a fault of an older version or of the disk has left, and costs next to nothing.
 */
const SHAPES: Readonly<Record<string, Shape>> = {
  papers: {
    arxivId: 'text',
    title: 'text',
    authors: 'list',
    abstract: 'text?',
    categories: 'list',
    codeLinks: 'list',
    reading: 'object?',
    versions: 'list',
    announced: 'list',
  },
  analyses: {
    key: 'text',
    arxivId: 'text',
    language: 'text',
    sections: 'object',
    findings: 'list',
    tags: 'list',
    provenance,
  },
  asks: { id: 'text', arxivId: 'text', question: 'text', answer: { text: 'text' }, passages: 'list', provenance },
  marks: { arxivId: 'text', seenAt: 'text?', starredAt: 'text?', hiddenAt: 'text?' },
  notes: { arxivId: 'text', text: 'text', revision: 'number' },
  noteHistory: { id: 'text', arxivId: 'text', text: 'text', savedAt: 'text' },
  batches: {
    id: 'text',
    profileId: 'text',
    createdAt: 'number',
    state: 'text',
    profile: { baseUrl: 'text', model: 'text' },
    expected: 'object',
    outputIds: 'list',
  },
  batchItems: {
    id: 'text',
    batchId: 'text',
    jobId: 'text',
    paper: { arxivId: 'text' },
    sentences: 'list',
    languages: 'list',
  },
  interests: { id: 'text', weights: 'object', bias: 'number', wanted: 'number' },
  syncStates: { id: 'text', etag: 'text?', base: 'text?', sent: 'text?' },
  staged: { restore: 'text', piece: 'number' },
  digests: {
    key: 'text',
    language: 'text',
    sections: { themes: 'list', highlights: 'list', directions: 'list', reading: 'list' },
    coverage: 'object',
    provenance,
  },
  announcements: { category: 'text', announcementDate: 'text', entries: 'list', total: 'number', fetchedAt: 'text' },
  tldrs: { arxivId: 'text', sentence: 'text', text: 'text' },
  triages: { key: 'text', arxivId: 'text', languages: 'list', triage: 'object?', provenance: { createdAt: 'text' } },
  reports: { id: 'text', arxivIds: 'list', failedIds: 'list', analysisKeys: 'list' },
  tryouts: { task: 'text', arxivId: 'text', role: 'text' },
  ledger: { id: 'text', at: 'text', day: 'text', model: 'text', inputTokens: 'number', outputTokens: 'number' },
  fulltexts: { arxivIdV: 'text', fullText: 'object?', characters: 'number', usedAt: 'text' },
  jobs: { id: 'text', subject: { task: 'text' }, languages: 'list', state: 'text', attempts: 'number' },
};

/** Rows that were passed over in this life of the background, each told of once. */
const passedOver = new Set<string>();

export function isReadable(store: string, row: unknown): row is Readonly<Record<string, unknown>> {
  const shape = SHAPES[store];
  return isObject(row) && (shape === undefined || fits(row, shape));
}

/** The rows that can be read; the others are told of in the log, and stay where they are. */
export function readable<Row>(store: string, rows: readonly Row[]): Row[] {
  return rows.filter((row) => isReadable(store, row) || passOver(store, row));
}

/** A row that can be read; one that cannot counts as none. */
export function readableOne<Row>(store: string, row: Row | undefined): Row | undefined {
  return row === undefined || isReadable(store, row) || passOver(store, row) ? row : undefined;
}

/** How many rows were passed over since the background started. */
export function countPassedOver(): number {
  return passedOver.size;
}

function passOver(store: string, row: unknown): false {
  const { arxivId, key, id } = { arxivId: '', key: '', id: '', ...(typeof row === 'object' ? row : {}) };
  const name = `${store} ${key || id || arxivId}`;
  if (!passedOver.has(name)) log.add('warn', `unreadable row: ${name}`);
  passedOver.add(name);
  return false;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fits(row: Readonly<Record<string, unknown>>, shape: Shape): boolean {
  for (const name in shape) {
    const kind = shape[name];
    const value = row[name];
    if (typeof kind === 'object') {
      if (!isObject(value) || !fits(value, kind)) return false;
    } else if (kind && !IS[kind](value)) return false;
  }
  return true;
}

const IS: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  'text?': (value) => value === null || typeof value === 'string',
  number: (value) => typeof value === 'number',
  list: (value) => Array.isArray(value),
  object: isObject,
  'object?': (value) => value === null || isObject(value),
};
