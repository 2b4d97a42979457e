import { freshPapers } from './fresh-papers.ts';
import { notifyReady } from './notify.ts';
import { keyOf } from './schedule-state.ts';
import type { Finding } from './schedule-situation.ts';
import type { Services } from './services.ts';

/** Tells the reader that the newest mailing is here, with what is new in it. */
export async function tellReady(
  { database }: Pick<Services, 'database'>,
  { settings, stored, summaries }: Finding,
  announcementDate: string,
): Promise<void> {
  const categories = settings.categories.filter((category) => stored.has(keyOf({ category, announcementDate })));
  const papers = (await freshPapers(database, categories)).length;
  const summarised = categories.some((category) => summaries.has(keyOf({ category, announcementDate })));
  // A day on which nothing new went out is no news.
  if (papers > 0) await notifyReady({ announcementDate, categories, papers, summarised });
}
