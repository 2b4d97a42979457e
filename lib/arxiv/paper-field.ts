/** What a page is expected to state of a paper; health counts what is missing. */
export const PAPER_FIELDS = ['id', 'title', 'authors', 'subjects', 'abstract'] as const;

export type PaperField = (typeof PAPER_FIELDS)[number];

/** The fields whose finding is false. */
export function missingFields(found: Readonly<Record<PaperField, boolean>>): PaperField[] {
  return PAPER_FIELDS.filter((field) => !found[field]);
}

/** Many pages show no abstracts; without any other field a row counts as not read. */
export const isReadWhole = (missing: readonly PaperField[]): boolean => missing.every((field) => field === 'abstract');
