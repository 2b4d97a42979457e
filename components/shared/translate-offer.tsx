import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import type { Language } from '../../lib/analysis/analysis.ts';
import type { PageService } from '../../lib/settings/settings.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';
import { ActionButton } from './action-button.tsx';
import { EstimateNote, type Priced } from './estimate-note.tsx';
import { recipientWords } from './recipient-words.ts';

export interface TranslateOfferProps {
  into: Language;
  /** Who would translate. */
  translator: PageService | null;
  onTranslate: (into: Language) => void;
  /** What it would take. */
  price?: Priced | undefined;
}

/** In place of a language there is nothing in: how to get it, and what would be sent to whom. */
export function TranslateOffer({ into, translator, onTranslate, price }: TranslateOfferProps): VNode {
  const { abstractPanel } = messages.value;
  const id = useId();
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
        {...(price ? { describedBy: id } : {})}
      />
      {translator && <span class="muted small">{recipientWords(translator, abstractPanel.sendsAnalysis)}</span>}
      {price && <EstimateNote {...price} id={id} />}
    </div>
  );
}
