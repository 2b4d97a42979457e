import type { ListingReading } from './listing-reading.ts';

/** Reads a page of many papers row by row, so that whoever reads 2,000 can stop to let the page breathe. */
export interface PageReader {
  /** Reads the next row; false when there is none. */
  readRow(): boolean;
  /** What was read so far. Its counts mean something at the end only. */
  readonly reading: ListingReading;
}

/** The whole page, in one go. */
export function readAll(reader: PageReader): ListingReading {
  while (reader.readRow());
  return reader.reading;
}
