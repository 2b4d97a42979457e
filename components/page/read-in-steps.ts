import type { ListingReading } from '../../lib/arxiv/listing-reading.ts';
import type { PageReader } from '../../lib/arxiv/page-reader.ts';

/** Milliseconds of reading at a time: a page that is read may not stutter. */
const SLICE = 8;
/** Milliseconds after which a page that never rests gives way. */
const PATIENCE = 200;

/** Reads for one slice, and `least` rows however long they take; false when there is nothing left to read. */
export function readSlice(reader: PageReader, least = 1): boolean {
  const end = performance.now() + SLICE;
  for (let read = 0; read < least || performance.now() < end; read += 1) if (!reader.readRow()) return false;
  return true;
}

/** Does one thing after another while the page has nothing better to do. */
export async function inSteps(steps: Iterable<() => void>, signal: AbortSignal): Promise<void> {
  let end = 0;
  for (const step of steps) {
    if (performance.now() >= end) {
      await idle();
      end = performance.now() + SLICE;
    }
    if (signal.aborted) return;
    step();
  }
}

/** Reads what is left while the page has nothing better to do; then all that was read. */
export async function readRest(reader: PageReader, signal: AbortSignal): Promise<ListingReading> {
  do await idle();
  while (!signal.aborted && readSlice(reader));
  // To add up thousands of rows takes as long as a slice, and so does what is made of them.
  await idle();
  const { reading } = reader;
  await idle();
  return reading;
}

/** Waits until the page rests. */
export function idle(): Promise<unknown> {
  return new Promise((resolve) => requestIdleCallback(resolve, { timeout: PATIENCE }));
}
