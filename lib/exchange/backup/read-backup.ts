import { AppError } from '../../core/errors.ts';
import {
  type BackupFile,
  MANIFEST_NAME,
  type Manifest,
  parseJson,
  parseManifest,
  SETTINGS_NAME,
  sha256,
} from './manifest.ts';
import { readDirectory, unpack, type ZipEntry } from './zip-reader.ts';

/** A backup whose manifest was believed; each file is read, and held against its checksum, when it is asked for. */
export class BackupReader {
  readonly manifest: Manifest;
  readonly #file: Blob;
  readonly #entries: ReadonlyMap<string, ZipEntry>;

  private constructor(file: Blob, entries: ReadonlyMap<string, ZipEntry>, manifest: Manifest) {
    this.#file = file;
    this.#entries = entries;
    this.manifest = manifest;
  }

  /** Throws `backup-unreadable`, or `backup-newer` where this Marginalia, with its `database`, is the older one. */
  static async open(file: Blob, here: { database: number }): Promise<BackupReader> {
    const entries = await readDirectory(file);
    const entry = entries.get(MANIFEST_NAME);
    if (!entry) throw new AppError('backup-unreadable', `no ${MANIFEST_NAME}`);
    return new BackupReader(file, entries, parseManifest(decode(await unpack(file, entry), MANIFEST_NAME), here));
  }

  /** Rows of a store, each a line of JSON; what a line holds is still to be checked. */
  async lines({ name, bytes, sha256: sum }: BackupFile): Promise<string> {
    const read = await this.#read(name, sum);
    if (read.length !== bytes) throw new AppError('backup-unreadable', name);
    return decode(read, name);
  }

  async settings(): Promise<unknown> {
    const read = await this.#read(SETTINGS_NAME, this.manifest.settings.sha256);
    return parseJson(decode(read, SETTINGS_NAME), SETTINGS_NAME);
  }

  async #read(name: string, sum: string): Promise<Uint8Array<ArrayBuffer>> {
    const entry = this.#entries.get(name);
    if (!entry) throw new AppError('backup-unreadable', `no ${name}`);
    const bytes = await unpack(this.#file, entry);
    if ((await sha256(bytes)) !== sum) throw new AppError('backup-unreadable', `${name}: changed since it was written`);
    return bytes;
  }
}

function decode(bytes: Uint8Array<ArrayBuffer>, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (thrown) {
    throw new AppError('backup-unreadable', name, { cause: thrown });
  }
}
