import { Zip, ZipDeflate } from 'fflate';
import { BACKUP_FORMAT, type BackupFile, MANIFEST_NAME, type Manifest, SETTINGS_NAME, sha256 } from './manifest.ts';

/**
 * Packs a backup piece by piece: what was packed stays, a piece is let go. The manifest comes last, for it names the
 * checksum of every other file.
 */
export class BackupWriter {
  readonly #packed: Uint8Array<ArrayBuffer>[] = [];
  readonly #files: BackupFile[] = [];
  readonly #zip: Zip;
  #settings: Manifest['settings'] | undefined;

  constructor() {
    this.#zip = new Zip((error, chunk) => {
      if (error) throw error;
      this.#packed.push(Uint8Array.from(chunk));
    });
  }

  /** Rows of one store, each a line of JSON. */
  async addRows(store: string, lines: string, rows: number): Promise<void> {
    const number = this.#files.filter((file) => file.store === store).length + 1;
    const name = `${store}/${String(number).padStart(4, '0')}.jsonl`;
    this.#files.push({ name, store, rows, ...(await this.#add(name, lines)) });
  }

  async addSettings(settings: unknown, version: number): Promise<void> {
    const { sha256: sum } = await this.#add(SETTINGS_NAME, JSON.stringify(settings));
    this.#settings = { version, sha256: sum };
  }

  async finish(about: Pick<Manifest, 'extension' | 'database' | 'createdAt' | 'stores'>): Promise<Blob> {
    if (!this.#settings) throw new Error('a backup without settings');
    const manifest: Manifest = {
      kind: 'marginalia-backup',
      format: BACKUP_FORMAT,
      ...about,
      settings: this.#settings,
      files: this.#files,
    };
    await this.#add(MANIFEST_NAME, JSON.stringify(manifest, null, 1));
    this.#zip.end();
    return new Blob(this.#packed, { type: 'application/zip' });
  }

  async #add(name: string, text: string): Promise<{ bytes: number; sha256: string }> {
    const bytes = new TextEncoder().encode(text);
    const sum = await sha256(bytes);
    const entry = new ZipDeflate(name, { level: 6 });
    this.#zip.add(entry);
    entry.push(bytes, true);
    return { bytes: bytes.length, sha256: sum };
  }
}
