import * as fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../../lib/core/errors.ts';
import { MOST_FILE_BYTES, MOST_FILES } from '../../../lib/exchange/backup/manifest.ts';
import { readDirectory, unpack } from '../../../lib/exchange/backup/zip-reader.ts';

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const FILES = { 'marks/0001.jsonl': bytes('{"a":1}'), 'notes/0001.jsonl': bytes('{"text":"words"}\n'.repeat(400)) };
const SOUND = zipSync(FILES);
const DIRECTORY_ENTRY = 0x02014b50;

/** A copy in which something was changed. */
function altered(change: (zip: Uint8Array<ArrayBuffer>, view: DataView) => void): Blob {
  const zip = SOUND.slice();
  change(zip, new DataView(zip.buffer));
  return new Blob([zip]);
}

const everyEntry = (view: DataView, act: (at: number) => void): void => {
  for (let at = 0; at + 46 < view.byteLength; at++) if (view.getUint32(at, true) === DIRECTORY_ENTRY) act(at);
};

/** Everything in it, as text; the code of the fault where it is refused. Any other fault is thrown. */
async function read(zip: Blob): Promise<Record<string, string> | string> {
  try {
    const entries = await readDirectory(zip);
    const texts = await Promise.all(
      [...entries].map(async ([name, entry]) => [name, new TextDecoder().decode(await unpack(zip, entry))] as const),
    );
    return Object.fromEntries(texts);
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown.code;
    throw thrown;
  }
}

describe('a zip that lies', () => {
  test('sound, it is what was packed', async () => {
    expect(Object.keys(await read(new Blob([SOUND])))).toEqual(Object.keys(FILES));
  });

  test.each<[string, (zip: Uint8Array<ArrayBuffer>, view: DataView) => void]>([
    ['names a file twice', (zip) => replaceAll(zip, 'marks', 'notes')],
    ['counts more files than any backup has', (zip, view) => view.setUint16(zip.length - 12, MOST_FILES + 1, true)],
    ['has its directory elsewhere', (zip, view) => view.setUint32(zip.length - 6, 4_000_000_000, true)],
    ['has a directory of gigabytes', (zip, view) => view.setUint32(zip.length - 10, 4_000_000_000, true)],
    [
      'has a name that goes on behind its end',
      (_, view) => everyEntry(view, (at) => view.setUint16(at + 28, 60_000, true)),
    ],
    ['has its files behind its end', (_, view) => everyEntry(view, (at) => view.setUint32(at + 42, 90_000_000, true))],
    [
      'says its files are larger than they may be',
      (_, view) => everyEntry(view, (at) => view.setUint32(at + 24, MOST_FILE_BYTES + 1, true)),
    ],
    [
      'says its files are smaller than they are',
      (_, view) => everyEntry(view, (at) => view.setUint32(at + 24, 3, true)),
    ],
    ['packs in a way of its own', (_, view) => everyEntry(view, (at) => view.setUint16(at + 10, 99, true))],
  ])('is refused: it %s', async (_, change) => {
    expect(await read(altered(change))).toBe('backup-unreadable');
  });

  test('any bytes changed, anywhere: it is read as something, or refused with one code', async () => {
    const outcomes: unknown[] = [];
    const change = fc.tuple(fc.nat(SOUND.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), fc.nat(SOUND.length), async (changes, cut) => {
        const zip = SOUND.slice();
        for (const [at, value] of changes) zip[at] = value;
        for (const file of [zip, zip.slice(0, cut)]) {
          outcomes.push(await read(new Blob([file])));
        }
      }),
      { numRuns: 300 },
    );
    const refusals = outcomes.filter((outcome) => typeof outcome === 'string');
    expect(new Set(refusals)).toEqual(new Set(['backup-unreadable']));
    expect(refusals.length).toBeGreaterThan(300);
  });
});

/** Wherever the one name stands, the other stands then; both are of one length. */
function replaceAll(zip: Uint8Array, from: string, to: string): void {
  const [old, next] = [bytes(from), bytes(to)];
  for (let at = 0; at + old.length <= zip.length; at++) {
    if (old.every((value, index) => zip[at + index] === value)) zip.set(next, at);
  }
}
