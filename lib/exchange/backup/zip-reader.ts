import { Inflate } from 'fflate';
import { AppError } from '../../core/errors.ts';
import { MOST_BYTES, MOST_FILE_BYTES, MOST_FILES } from './manifest.ts';

/** One file of a zip, as its directory says. */
export interface ZipEntry {
  name: string;
  /** 0 stored, 8 deflated. */
  method: number;
  compressed: number;
  /** Bytes when unpacked. */
  size: number;
  /** Of its local header. */
  offset: number;
}

/** The end of the directory, and the longest comment that may come after it. */
const END_LENGTH = 22;
const MOST_COMMENT = 65_535;
const MOST_DIRECTORY = 8_000_000;
/** So much is unpacked between two looks at how much it has become. */
const STEP = 16_384;

/**
 * The files of a zip by name, from the directory at its end: nothing is unpacked. Names are only ever compared.
 * Throws `backup-unreadable` for what is no zip, is cut, or would unpack to more than any backup.
 */
export async function readDirectory(file: Blob): Promise<Map<string, ZipEntry>> {
  const tail = await viewOf(file, Math.max(0, file.size - END_LENGTH - MOST_COMMENT), file.size);
  let at = tail.byteLength - END_LENGTH;
  while (at >= 0 && tail.getUint32(at, true) !== 0x06054b50) at--;
  if (at < 0) throw new AppError('backup-unreadable', 'not a zip file');
  const total = tail.getUint16(at + 10, true);
  const length = tail.getUint32(at + 12, true);
  const start = tail.getUint32(at + 16, true);
  if (total > MOST_FILES || length > MOST_DIRECTORY) throw new AppError('backup-unreadable', 'too many files');
  const directory = await viewOf(file, start, start + length);
  const entries = new Map<string, ZipEntry>();
  let bytes = 0;
  for (let i = 0, from = 0; i < total; i++) {
    if (from + 46 > directory.byteLength || directory.getUint32(from, true) !== 0x02014b50) {
      throw new AppError('backup-unreadable', 'its directory is damaged');
    }
    const nameLength = directory.getUint16(from + 28, true);
    if (from + 46 + nameLength > directory.byteLength) {
      throw new AppError('backup-unreadable', 'its directory is damaged');
    }
    const entry: ZipEntry = {
      name: new TextDecoder().decode(new Uint8Array(directory.buffer, from + 46, nameLength)),
      method: directory.getUint16(from + 10, true),
      compressed: directory.getUint32(from + 20, true),
      size: directory.getUint32(from + 24, true),
      offset: directory.getUint32(from + 42, true),
    };
    bytes += entry.size;
    if (entries.has(entry.name)) throw new AppError('backup-unreadable', 'a file is named twice');
    if (bytes > MOST_BYTES) throw new AppError('backup-unreadable', 'too large when unpacked');
    entries.set(entry.name, entry);
    from += 46 + nameLength + directory.getUint16(from + 30, true) + directory.getUint16(from + 32, true);
  }
  return entries;
}

/** The bytes of one file; never more than the directory says, nor than a file of a backup may have. */
export async function unpack(file: Blob, entry: ZipEntry): Promise<Uint8Array<ArrayBuffer>> {
  const { name, method, compressed, size } = entry;
  if (size > MOST_FILE_BYTES || compressed > MOST_FILE_BYTES)
    throw new AppError('backup-unreadable', `${name}: too large`);
  const header = await viewOf(file, entry.offset, entry.offset + 30);
  if (header.byteLength < 30 || header.getUint32(0, true) !== 0x04034b50) throw new AppError('backup-unreadable', name);
  const start = entry.offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  const packed = new Uint8Array(await file.slice(start, start + compressed).arrayBuffer());
  if (packed.length !== compressed) throw new AppError('backup-unreadable', `${name}: cut off`);
  if (method === 0 && compressed === size) return packed;
  if (method !== 8) throw new AppError('backup-unreadable', `${name}: packed in another way`);
  const bytes = new Uint8Array(size);
  let length = 0;
  const inflate = new Inflate((chunk) => {
    if (length + chunk.length > size) throw new AppError('backup-unreadable', `${name}: larger than it says`);
    bytes.set(chunk, length);
    length += chunk.length;
  });
  try {
    for (let at = 0; at < packed.length; at += STEP) {
      inflate.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
    }
  } catch (thrown) {
    throw thrown instanceof AppError ? thrown : new AppError('backup-unreadable', name, { cause: thrown });
  }
  if (length !== size) throw new AppError('backup-unreadable', `${name}: cut off`);
  return bytes;
}

async function viewOf(file: Blob, from: number, to: number): Promise<DataView<ArrayBuffer>> {
  return new DataView(await file.slice(from, to).arrayBuffer());
}
