import type { VNode } from 'preact';
import type { Language } from '../../lib/analysis/analysis.ts';
import type { PageService } from '../../lib/settings/settings.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';
import { ActionButton } from './action-button.tsx';
import { recipientWords } from './recipient-words.ts';

export interface TranslateOfferProps {
  into: Language;
  /** Who would translate. */
  translator: PageService | null;
  onTranslate: (into: Language) => void;
}

/** In place of a language there is nothing in: how to get it, and what would be sent to whom. */
export function TranslateOffer({ into, translator, onTranslate }: TranslateOfferProps): VNode {
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
      {translator && <span class="muted small">{recipientWords(translator, abstractPanel.sendsAnalysis)}</span>}
    </div>
  );
}
