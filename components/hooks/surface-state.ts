import type { Analysis, AnalysisForm, Language } from '../../lib/analysis/analysis.ts';
import { isCurrent } from '../../lib/analysis/is-current.ts';
import { asListed } from '../../lib/analysis/listed-paper.ts';
import type { ListedPaper, PaperView } from '../../lib/messaging/protocol.ts';

/** `data-state` of a paper's surface. */
export type SurfaceState = 'idle' | 'offline' | 'queued' | 'running' | 'done' | 'failed' | 'stale';

/**
 * What a surface says of a paper at first sight. Work under way comes before its results: `done` means that
 * each language asked for is there for the version shown, `stale` that there are analyses of other versions only.
 */
export function stateOf(view: PaperView, languages: readonly Language[], version = view.paper.version): SurfaceState {
  return stateOfListed(asListed(view, version), languages);
}

/** The same of a paper in brief. */
export function stateOfListed(paper: ListedPaper, languages: readonly Language[]): SurfaceState {
  const job = paper.job?.state;
  if (job === 'batched') return 'queued';
  if (job === 'queued' || job === 'running' || job === 'failed') return job;
  const current = paper.analyses.filter(({ isCurrent }) => isCurrent);
  if (hasAll(current, languages)) return 'done';
  // The answer is complete and only its stored form has not arrived yet.
  if (job === 'done' && paper.job?.partial) return 'done';
  if (current.length === 0 && paper.analyses.length > 0) return 'stale';
  if (paper.failedImport && paper.analyses.length === 0) return 'failed';
  return paper.tags ? 'offline' : 'idle';
}

/** Each language asked for is among them: then what is asked for is a second opinion. */
export function hasAll(analyses: readonly Pick<Analysis, 'language'>[], languages: readonly Language[]): boolean {
  return languages.length > 0 && languages.every((language) => analyses.some((each) => each.language === language));
}

/** The stored analyses of the version shown, newest first. */
export function currentAnalyses(view: PaperView, version = view.paper.version): Analysis[] {
  return view.analyses.filter((analysis) => isCurrent(analysis, { ...view.paper, version }));
}

export const ofForm = (analyses: readonly Analysis[], form: AnalysisForm): Analysis[] =>
  analyses.filter((analysis) => analysis.form === form);

/** Version an analysis was made of; null where the page did not say. */
export function versionOf(analysis: Pick<Analysis, 'arxivIdV'>): number | null {
  const match = /v(\d+)$/.exec(analysis.arxivIdV);
  return match ? Number(match[1]) : null;
}
