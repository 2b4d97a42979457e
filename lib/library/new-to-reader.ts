import type { Announcement } from '../arxiv/announcement.ts';

/**
 * Papers of some categories' mailings that are new to the reader, each once whatever lists it. A replacement is of a
 * paper that was announced before; so is one that stood in an earlier mailing the reader had, of whichever category.
 * `announcedOf` gives the mailings a paper is known from.
 */
export function newToReader(
  mailings: readonly Pick<Announcement, 'announcementDate' | 'entries'>[],
  announcedOf: (arxivId: string) => readonly Pick<Announcement, 'announcementDate'>[],
): string[] {
  const fresh = new Set<string>();
  for (const { announcementDate, entries } of mailings) {
    for (const { arxivId, kind } of entries) {
      const wasBefore = announcedOf(arxivId).some((other) => other.announcementDate < announcementDate);
      if (kind !== 'replacement' && !wasBefore) fresh.add(arxivId);
    }
  }
  return [...fresh];
}
