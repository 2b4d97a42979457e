import type { VNode } from 'preact';
import type { AnalysisForm } from '../../lib/analysis/analysis.ts';
import { messages } from '../hooks/messages.ts';

export interface FormSwitchProps {
  /** At hand; with fewer than two there is nothing to switch. */
  available: readonly AnalysisForm[];
  shown: AnalysisForm;
  onShow: (form: AnalysisForm) => void;
}

/** From the analysis of the abstract to that of the full text, and back. */
export function FormSwitch({ available, shown, onShow }: FormSwitchProps): VNode | null {
  if (available.length < 2) return null;
  const { shared } = messages.value;
  return (
    <div class="switch" role="group" aria-label={shared.formSwitch}>
      {available.map((form) => (
        <button key={form} type="button" data-choice={form} aria-pressed={form === shown} onClick={() => onShow(form)}>
          {shared.forms[form]}
        </button>
      ))}
    </div>
  );
}
