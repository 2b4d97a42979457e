import type { ListedPaper, PaperView } from '../messaging/protocol.ts';
import { isCurrent } from './is-current.ts';

/** What a listing counts, orders and filters by; `version` is the one that is shown. */
export function asListed(view: PaperView, version = view.paper.version): ListedPaper {
  const { paper, reading, mark } = view;
  return {
    arxivId: paper.arxivId,
    tags: reading?.tags ?? null,
    hasCode: paper.codeLinks.length + (reading?.codeLinks.length ?? 0) > 0,
    seenAt: mark.seenAt,
    isStarred: mark.starredAt !== null,
    isHidden: mark.hiddenAt !== null,
    isGraded: view.triage?.triage != null,
    analyses: view.analyses.map((analysis) => ({
      form: analysis.form,
      language: analysis.language,
      isCurrent: isCurrent(analysis, { ...paper, version }),
    })),
    failedImport: view.failedImport === true,
    job: view.job,
  };
}
