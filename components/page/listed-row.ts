import type { ListingEntry } from '../../lib/arxiv/listing-entry.ts';

/** What a page goes on knowing of an entry: the texts of a long listing are megabytes, and stored elsewhere. */
export interface ListedRow extends Pick<ListingEntry, 'row' | 'anchor' | 'kind' | 'section'> {
  arxivId: string;
  /** The version the page shows, where it says so. */
  version: number | null;
  /** The page shows no abstract of it. */
  lacksAbstract: boolean;
}

export function listedRow({ row, anchor, kind, section, paper }: ListingEntry): ListedRow {
  const { arxivId, version, abstract } = paper;
  return { row, anchor, kind, section, arxivId, version, lacksAbstract: abstract === null };
}
