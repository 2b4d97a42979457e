import type { VNode } from 'preact';
import type { PaperView, TriageView } from '../../lib/messaging/protocol.ts';
import { isolated } from '../../lib/core/bidi.ts';
import { messages } from '../hooks/messages.ts';
import { shownLanguages } from '../hooks/shown-languages.ts';
import { Tldr } from './tldr.tsx';

/** Whether a model has put the paper into one sentence. */
export function hasModelTldr(view: PaperView): view is PaperView & { triage: TriageView } {
  return view.triage?.triage != null;
}

/** The paper in one sentence of a model's; where a figure of it is not in the abstract, it says so. */
export function ModelTldr({ triage }: { triage: TriageView }): VNode | null {
  const { shared } = messages.value;
  if (!triage.triage) return null;
  const { tldr, evidence } = triage.triage;
  const [language] = shownLanguages((['zh', 'en'] as const).filter((each) => tldr[each] !== undefined));
  if (!language) return null;
  return (
    <Tldr text={tldr[language] ?? ''} lang={language} by="model" hint={shared.byModel(isolated(triage.model), null)}>
      {evidence === 'unverified' && (
        <span class="warn small" title={shared.evidenceHint.unverified}>
          {shared.evidence.unverified}{' '}
        </span>
      )}
    </Tldr>
  );
}
