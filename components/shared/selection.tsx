import type { VNode } from 'preact';
import type { Language } from '../../lib/analysis/analysis.ts';
import { gradeSum } from '../../lib/analysis/triage.ts';
import { dictionaries } from '../../lib/i18n/index.ts';
import type { Selection as SelectionData } from '../../lib/messaging/protocol.ts';
import { Heading, type HeadingLevel } from './heading.tsx';
import { MathText } from './math-text.tsx';

export interface SelectionProps {
  selection: SelectionData;
  language: Language;
  level: HeadingLevel;
  /** A paper as the summary around it links to it. */
  children: (arxivId: string) => VNode;
}

/** The best papers of the day with grade and reason, and whose grades these are. */
export function Selection({ selection, language, level, children: paper }: SelectionProps): VNode {
  const { shared } = dictionaries[language === 'zh' ? 'zh-CN' : 'en'];
  return (
    <section data-part="selection" data-by={selection.by}>
      <Heading level={level}>
        {shared.selection} <span class="muted small">{shared.selectionBy[selection.by]}</span>
      </Heading>
      {selection.papers.length === 0 && <p class="muted">{shared.selectionEmpty}</p>}
      <ol class="selection">
        {selection.papers.map((each) => {
          const reason = each.reason[language] ?? Object.values(each.reason)[0] ?? '';
          return (
            <li key={each.arxivId}>
              <ul class="papers">{paper(each.arxivId)}</ul>
              <span class="muted small">
                {selection.by === 'model' ? shared.score(gradeSum(each)) : shared.scoreStandIn(gradeSum(each))}
                {reason !== '' && ' · '}
                <MathText text={reason} />
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
