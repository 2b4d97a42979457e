import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { Frame, IndexEntry, PapersExporter, Piece, Whole } from './exporter.ts';
import { safeFileName } from './file-name.ts';

/** In a zip: of a system whose names are UTF-8; a plain file, to be read by all (`rw-r--r--` in the upper half). */
const UNIX = 3;
const READABLE_FILE = (0o100644 << 16) >>> 0;
/** Bytes below which a file is stored as it is: a compressor's tables take longer to lay out than a note to write. */
const WORTH_PACKING = 32_000;

export interface PapersFileOptions {
  exporter: PapersExporter;
  /** A file for each paper, as a zip; a format with lists is always one. */
  folder: boolean;
}

/** Names of the files of one folder: safe, and no two the same on a disk without capitals. */
export class FileNames {
  readonly #taken = new Set<string>();

  take(name: string): string {
    const dot = name.lastIndexOf('.');
    const [stem, extension] = dot > name.lastIndexOf('/') ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
    let free = name;
    for (let number = 2; this.#taken.has(keyOf(free)); number++) free = `${stem} (${number})${extension}`;
    this.#taken.add(keyOf(free));
    return free;
  }
}

const keyOf = (name: string): string => name.normalize('NFC').toLowerCase();

/**
 * A file that grows by pieces. What was written is handed over to the browser as blobs, so that a large library is
 * never held as text; of each paper its line in the contents stays.
 */
export class PapersFile {
  readonly #exporter: PapersExporter;
  readonly #parts: Blob[] = [];
  readonly #entries: IndexEntry[] = [];
  readonly #names = new FileNames();
  readonly #zip: Zip | null;
  readonly #encoder = new TextEncoder();
  #packed: Uint8Array<ArrayBuffer>[] = [];
  #count = 0;

  constructor({ exporter, folder }: PapersFileOptions) {
    this.#exporter = exporter;
    this.#zip =
      folder || exporter.lists
        ? new Zip((error, chunk) => {
            if (error) throw error;
            this.#packed.push(Uint8Array.from(chunk));
          })
        : null;
  }

  /** What stands between two pieces must not hang on the entries: it is written before all are known. */
  add(pieces: readonly Piece[], whole: Pick<Whole, 'language' | 'exportedAt' | 'options'>): void {
    const frame = this.#exporter.frame([], { ...whole, papers: 1 });
    const texts: string[] = [];
    for (const { text, name, entry } of pieces) {
      if (entry) this.#entries.push(entry);
      if (this.#zip) this.#pack(name, this.#exporter.lists ? text : alone(frame, text));
      else texts.push(`${this.#count === 0 ? '' : frame.between}${text}`);
      this.#count++;
    }
    this.#parts.push(new Blob(this.#zip ? this.#packed : texts));
    this.#packed = [];
  }

  finish(about: Pick<Whole, 'language' | 'exportedAt' | 'options'>): { file: Blob; filename: string; papers: number } {
    const whole: Whole = { ...about, papers: this.#count };
    const { extension, mime, id } = this.#exporter;
    const stem = `arxiv-${id}-${about.exportedAt.slice(0, 10)}`;
    if (!this.#zip) {
      const { before, after } = this.#exporter.frame(this.#entries, whole);
      const file = new Blob([before, ...this.#parts, after], { type: mime });
      return { file, filename: safeFileName(stem, extension), papers: this.#count };
    }
    for (const { name, text } of this.#exporter.lists?.(this.#entries, whole) ?? []) this.#pack(name, text);
    this.#zip.end();
    const file = new Blob([...this.#parts, ...this.#packed], { type: 'application/zip' });
    return { file, filename: safeFileName(stem, 'zip'), papers: this.#count };
  }

  #pack(name: string, text: string): void {
    const bytes = this.#encoder.encode(text);
    const free = this.#names.take(name);
    const entry = bytes.length < WORTH_PACKING ? new ZipPassThrough(free) : new ZipDeflate(free, { level: 6 });
    // Made on Unix: a program that takes an archive for DOS's reads its names in a code page, whatever its flag says.
    entry.os = UNIX;
    entry.attrs = READABLE_FILE;
    this.#zip?.add(entry);
    entry.push(bytes, true);
  }
}

/** One paper as a whole file. */
export function alone({ before, after }: Frame, text: string): string {
  return `${before}${text}${after}`;
}
