import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { isImported } from '../../lib/analysis/analysis.ts';
import { call } from '../../lib/client/background.ts';
import type { PaperView, VersionComparison } from '../../lib/messaging/protocol.ts';
import { uiLanguage } from '../hooks/messages.ts';
import { currentAnalyses, ofForm, versionOf } from '../hooks/surface-state.ts';
import { AnalysisView } from '../shared/analysis-view.tsx';
import { Comparison } from '../shared/version-notice.tsx';
import { libraryWords } from './library-words.ts';

/** What an earlier version said, and what was said of it, to hold against what is above. */
export function EarlierVersion({ view }: { view: PaperView }): VNode | null {
  const say = libraryWords.value;
  const comparison = useSignal<VersionComparison | null>(null);
  const { arxivId } = view.paper;
  useEffect(() => {
    call('compareVersions', { arxivId })
      .then((found) => {
        comparison.value = found;
      })
      // Without it nothing is said of earlier versions.
      .catch(() => undefined);
  }, [arxivId, view.paper, comparison]);
  const current = currentAnalyses(view);
  const older = ofForm(view.analyses, 'abstract').filter((each) => !current.includes(each) && !isImported(each));
  const [earlier] = ofForm(current, 'abstract').length > 0 ? older : [];
  return (
    <>
      {comparison.value && (
        <details data-part="earlier-text" lang={uiLanguage.value}>
          <summary>{say.sinceEarlier}</summary>
          <Comparison comparison={comparison.value} />
        </details>
      )}
      {earlier && (
        <details data-part="earlier-analysis" lang={uiLanguage.value}>
          <summary>{say.earlierAnalysis(versionOf(earlier))}</summary>
          <AnalysisView
            form="abstract"
            analyses={older.filter(({ arxivIdV }) => arxivIdV === earlier.arxivIdV)}
            partial={null}
            level={3}
          />
        </details>
      )}
    </>
  );
}
