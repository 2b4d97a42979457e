import type { VNode } from 'preact';
import type { Language } from '../../lib/analysis/analysis.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';
import { ActionButton } from './action-button.tsx';

export interface TranslateOfferProps {
  into: Language;
  providerName: string | null;
  onTranslate: (into: Language) => void;
}

/** In place of a language there is nothing in: how to get it, and what would be sent to whom. */
export function TranslateOffer({ into, providerName, onTranslate }: TranslateOfferProps): VNode {
  const { abstractPanel } = messages.value;
  return (
    <div class="actions offer" data-part="translate" lang={uiLanguage.value}>
      <span class="muted">{abstractPanel.notYetIn[into]}</span>
      <ActionButton
        action="translate"
        icon="analyse"
        label={abstractPanel.translate[into]}
        hint={abstractPanel.translateHint}
        spends
        onAction={() => onTranslate(into)}
      />
      {providerName && <span class="muted small">{abstractPanel.sendsAnalysis(providerName)}</span>}
    </div>
  );
}
