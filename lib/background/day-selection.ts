import { gradeSum } from '../analysis/triage.ts';
import type { PaperRecord } from '../db/schema.ts';
import { findTriages } from '../db/triages.ts';
import type { DayPaper } from '../digest/day.ts';
import { offlineGrades, type StandIn } from '../digest/offline-grades.ts';
import { selectPapers } from '../digest/select.ts';
import { interestsOf } from '../interests/interests.ts';
import type { Selection } from '../messaging/protocol.ts';
import { languageOf, type Settings } from '../settings/settings.ts';
import { shownTriage } from './day-triage.ts';
import type { Services } from './services.ts';

export interface DaySelection {
  selection: Selection;
  /** Of papers that no model has graded. */
  standIns: Record<string, StandIn>;
}

/**
 * The best of a day: by a model's grades as soon as there are any, else by those reckoned on this device, which say so.
 * `records`: its stored papers; `papers`: those of them that could be read.
 */
export async function selectOfDay(
  { database }: Pick<Services, 'database'>,
  { records, papers }: { records: readonly PaperRecord[]; papers: readonly DayPaper[] },
  settings: Settings,
): Promise<DaySelection> {
  const stored = await findTriages(
    database,
    records.map(({ arxivId }) => arxivId),
  );
  const triages = records.flatMap((record) => {
    const triage = shownTriage(stored.get(record.arxivId) ?? [], record)?.triage;
    return triage ? [triage] : [];
  });
  const language = languageOf(settings.uiLanguage);
  const read = new Set(triages.map(({ arxivId }) => arxivId));
  const rest: ReadonlyMap<string, StandIn> =
    papers.length > read.size ? offlineGrades(papers, interestsOf(settings), language) : new Map();
  const standIns = Object.fromEntries([...rest].filter(([arxivId]) => !read.has(arxivId)));
  const graded =
    triages.length > 0
      ? triages.map(({ arxivId, relevance, significance, reason }) => ({ arxivId, relevance, significance, reason }))
      : Object.entries(standIns).map(([arxivId, { relevance, significance, reason }]) => ({
          arxivId,
          relevance,
          significance,
          reason: { [language]: reason },
        }));
  const selected = selectPapers(
    graded.map((each) => ({ ...each, sum: gradeSum(each) })),
    settings,
  );
  const byId = new Map(graded.map((each) => [each.arxivId, each]));
  return {
    selection: {
      by: triages.length > 0 ? 'model' : 'device',
      papers: selected.flatMap((arxivId) => byId.get(arxivId) ?? []),
    },
    standIns,
  };
}
