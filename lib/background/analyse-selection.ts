import { gradeSum } from '../analysis/triage.ts';
import { toAppError } from '../core/errors.ts';
import { log } from '../core/log.ts';
import { selectPapers } from '../digest/select.ts';
import { getSettings } from '../settings/store.ts';
import { analysisHandlers } from './analysis-handlers.ts';
import type { DayTriage } from './day-triage.ts';
import type { Announced } from './digest-job.ts';
import type { Services } from './services.ts';

/** Queues analyses of a day's selection, where the reader wants them; each waits for limits and budget as any other. */
export async function analyseSelection(
  services: Services,
  { scored }: Pick<DayTriage, 'scored'>,
  { category, announcementDate }: Announced,
): Promise<void> {
  const settings = await getSettings();
  const { analyseSelection: form } = settings;
  if (form === 'off') return;
  const graded = [...scored.values()].flatMap(({ triage }) =>
    triage ? [{ arxivId: triage.arxivId, relevance: triage.relevance, sum: gradeSum(triage) }] : [],
  );
  const arxivIds = selectPapers(graded, settings);
  if (arxivIds.length === 0) return;
  try {
    await analysisHandlers(services).analyse({ arxivIds, form, listing: `${category} ${announcementDate}` });
  } catch (thrown) {
    // The summary is written; what stands in the way of an analysis is said where one is asked for.
    log.add('warn', `selection: ${toAppError(thrown).message}`);
  }
}
