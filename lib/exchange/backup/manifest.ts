import * as z from 'zod/mini';
import { AppError } from '../../core/errors.ts';

/** Raised when a backup is laid out in another way; what rows look like goes by the version of the database. */
export const BACKUP_FORMAT = 1;

/** Keys, and what seals them: in no backup, whatever is asked for. */
const SECRET_STORES: readonly string[] = ['credentials', 'vault'];
/** Work under way and what was agreed with a server belong to this browser: elsewhere it would be paid, or merged, wrongly. What was learned from marks is learned again. */
const PASSING_STORES: readonly string[] = ['jobs', 'batches', 'batchItems', 'syncStates', 'staged', 'interests'];
/** Large, and arXiv has them: only where asked for. */
const LARGE_STORES: readonly string[] = ['fulltexts'];

/** Whether rows of a store may be in a backup at all; stores that are new go into it unasked. */
export function isBackedUp(store: string): boolean {
  return !SECRET_STORES.includes(store) && !PASSING_STORES.includes(store);
}

/** Those of the database's stores that a backup takes. */
export function storesToBackUp(all: readonly string[], options: { fullTexts: boolean }): string[] {
  return all.filter((store) => isBackedUp(store) && (options.fullTexts || !LARGE_STORES.includes(store)));
}

export const MANIFEST_NAME = 'manifest.json';
export const SETTINGS_NAME = 'settings.json';

/** Bytes of one file when unpacked; a piece is cut at half a million characters, or after one row that is longer. */
export const MOST_FILE_BYTES = 16_000_000;
/** Bytes of all files when unpacked, and how many files: hundreds of thousands of papers. */
export const MOST_BYTES = 4_000_000_000;
export const MOST_FILES = 20_000;

const count = z.number().check(z.int(), z.gte(0), z.lte(4_000_000_000));

const file = z.object({
  /** `papers/0001.jsonl`: one row a line; never used as a path. */
  name: z.string().check(z.regex(/^[a-zA-Z]{1,40}\/\d{4,6}\.jsonl$/)),
  store: z.string().check(z.regex(/^[a-zA-Z]{1,40}$/)),
  rows: count,
  bytes: count.check(z.lte(MOST_FILE_BYTES)),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
});

const manifest = z.object({
  kind: z.literal('marginalia-backup'),
  format: z.number().check(z.int(), z.gte(1)),
  extension: z.string().check(z.maxLength(40)),
  /** Version of the database the rows were read from. */
  database: z.number().check(z.int(), z.gte(1)),
  /** ISO 8601 instant. */
  createdAt: z.string().check(z.maxLength(40)),
  /** Every store it covers, empty ones too: what it does not cover a restore leaves alone. */
  stores: z.array(file.shape.store).check(z.maxLength(100)),
  settings: z.object({ version: z.number().check(z.int(), z.gte(1)), sha256: file.shape.sha256 }),
  files: z.array(file).check(z.maxLength(MOST_FILES)),
});

export type BackupFile = z.infer<typeof file>;
export type Manifest = z.infer<typeof manifest>;

const versions = z.object({ kind: z.literal('marginalia-backup'), format: z.number(), database: z.number() });

/** A manifest as it was found; of a newer Marginalia it is refused before anything else of it is believed. */
export function parseManifest(text: string, here: { database: number }): Manifest {
  const value = parseJson(text, MANIFEST_NAME);
  const seen = versions.safeParse(value).data;
  if (seen && (seen.format > BACKUP_FORMAT || seen.database > here.database)) {
    throw new AppError('backup-newer', `format ${seen.format}, database ${seen.database}`);
  }
  const parsed = manifest.safeParse(value);
  if (!parsed.success) throw new AppError('backup-unreadable', `${MANIFEST_NAME}: ${z.prettifyError(parsed.error)}`);
  const names = new Set(parsed.data.files.map(({ name }) => name));
  if (names.size < parsed.data.files.length) throw new AppError('backup-unreadable', 'a file is named twice');
  const { files, stores } = parsed.data;
  const isForeign = ({ name, store }: BackupFile): boolean => !stores.includes(store) || !name.startsWith(`${store}/`);
  const foreign = stores.find((store) => !isBackedUp(store)) ?? files.find(isForeign)?.name;
  if (foreign !== undefined) throw new AppError('backup-unreadable', foreign);
  return parsed.data;
}

export function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    throw new AppError('backup-unreadable', name, { cause: thrown });
  }
}

/** Lower-case hexadecimal digits. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
