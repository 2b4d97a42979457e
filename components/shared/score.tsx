import type { VNode } from 'preact';
import { gradeSum } from '../../lib/analysis/triage.ts';
import { isolated } from '../../lib/core/bidi.ts';
import type { StandIn } from '../../lib/digest/offline-grades.ts';
import type { TriageView } from '../../lib/messaging/protocol.ts';
import { errorWords, messages, uiLanguage } from '../hooks/messages.ts';
import { shownLanguages } from '../hooks/shown-languages.ts';
import { Isolated } from './isolated.tsx';
import { MathText } from './math-text.tsx';

export interface ScoreProps {
  triage: TriageView | undefined;
  /** Where no model has graded the paper. */
  standIn: StandIn | undefined;
}

/** What a paper was graded, by whom and why; that there is no grade is said as such. */
export function Score({ triage, standIn }: ScoreProps): VNode | null {
  const { shared } = messages.value;
  if (triage?.triage) {
    const { relevance, significance, reason } = triage.triage;
    const [language] = shownLanguages((['zh', 'en'] as const).filter((each) => reason[each] !== undefined));
    return (
      <span data-part="score" data-by="model" data-sum={gradeSum(triage.triage)} class="score">
        <span class="score-sum" title={shared.scoreHint(relevance, significance, isolated(triage.model))}>
          {shared.score(relevance + significance)}
        </span>
        {language && (
          <span class="score-reason" lang={language} title={isolated(reason[language] ?? '')}>
            <MathText text={reason[language] ?? ''} />
          </span>
        )}
      </span>
    );
  }
  if (triage?.unscored) {
    return (
      <span data-part="score" data-by="model" data-sum="" class="score">
        <span class="score-sum" title={shared.unscoredHint(errorWords(triage.unscored).message)}>
          {shared.unscored}
        </span>
      </span>
    );
  }
  if (!standIn) return null;
  const { relevance, significance, reason } = standIn;
  return (
    <span data-part="score" data-by="device" data-sum={relevance + significance} class="score">
      <span class="score-sum" title={shared.scoreStandInHint(relevance, significance)}>
        {shared.scoreStandIn(relevance + significance)}
      </span>
      {reason !== '' && (
        <span class="score-reason" lang={uiLanguage.value} title={isolated(reason)}>
          <Isolated text={reason} dir="auto" />
        </span>
      )}
    </span>
  );
}
