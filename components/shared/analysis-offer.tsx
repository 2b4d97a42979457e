import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import type { Analysis, Language } from '../../lib/analysis/analysis.ts';
import type { PaperView } from '../../lib/messaging/protocol.ts';
import { type PageSettings, serviceFor } from '../../lib/settings/settings.ts';
import { type Analyse, priceSubject } from '../hooks/analyse.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';
import type { PaperStore } from '../hooks/paper-store.ts';
import { hasAll, ofForm, stateOf } from '../hooks/surface-state.ts';
import { ActionButton } from './action-button.tsx';
import { canRetry } from './error-notice.tsx';
import { EstimateNote } from './estimate-note.tsx';
import { recipientWords } from './recipient-words.ts';

export interface AnalysisOfferProps {
  view: PaperView;
  store: PaperStore;
  settings: PageSettings;
  languages: Language[];
  /** Of the version shown. */
  current: Analysis[];
  onAnalyse: Analyse;
}

/** The buttons that get an analysis, who would be sent what, and what that would take. */
export function AnalysisOffer(props: AnalysisOfferProps): VNode | null {
  const { view, store, settings, languages, current, onAnalyse } = props;
  const id = useId();
  const { shared, abstractPanel } = messages.value;
  const state = stateOf(view, languages);
  if (view.paper.abstract === null || state === 'queued' || state === 'running') return null;
  // The notice above has the button for it.
  if (view.job?.state === 'failed' && view.job.error && canRetry(view.job.error)) return null;
  const ofAbstract = serviceFor(settings, 'abstract');
  const ofText = serviceFor(settings, 'fulltext');
  const analyses = ofForm(current, 'abstract');
  const missing = languages.filter((language) => !analyses.some((each) => each.language === language));
  const again = missing.length === 0;
  const [first] = missing;
  let label = abstractPanel.analyse;
  if (again) label = abstractPanel.analyseAgain;
  else if (state === 'stale' && view.paper.version !== null) label = abstractPanel.analyseVersion(view.paper.version);
  else if (analyses.length > 0 && first) label = abstractPanel.translate[first];
  const texts = ofForm(current, 'fulltext');
  const hasText = hasAll(texts, languages);
  const missingText = languages.find((language) => !texts.some((each) => each.language === language));
  let textLabel = hasText ? abstractPanel.analyseAgain : abstractPanel.analyseFulltext;
  if (texts.length > 0 && missingText) textLabel = abstractPanel.translateText[missingText];
  const { arxivId } = view.paper;
  const { estimates } = store;
  const offersAbstract = !(again && hasText);
  return (
    <div class="actions offer" lang={uiLanguage.value}>
      {offersAbstract && (
        <ActionButton
          action="analyse-abstract"
          label={label}
          icon={again ? 'retry' : 'analyse'}
          look={again || hasText ? 'quiet' : 'primary'}
          spends
          {...(again ? { hint: abstractPanel.analyseAgainHint } : {})}
          onAction={() => onAnalyse(again)}
          {...(ofAbstract?.ready ? { describedBy: `${id}-abstract` } : {})}
        />
      )}
      <ActionButton
        action="analyse-fulltext"
        label={textLabel}
        icon={hasText ? 'retry' : 'analyse'}
        look={hasText ? 'quiet' : 'plain'}
        spends
        hint={hasText ? abstractPanel.analyseAgainHint : abstractPanel.analyseFulltextHint}
        onAction={() => onAnalyse(hasText, 'fulltext')}
        {...(ofText?.ready ? { describedBy: `${id}-fulltext` } : {})}
      />
      {ofAbstract?.ready && !again && (
        <span class="muted small" data-part="recipient">
          {recipientWords(ofAbstract, shared.sendsTo)}
        </span>
      )}
      {ofText?.ready && again && !hasText && (
        <span class="muted small" data-part="recipient">
          {recipientWords(ofText, abstractPanel.sendsText)}
        </span>
      )}
      {(ofAbstract?.ready || ofText?.ready) && (
        <span class="estimates">
          {offersAbstract && ofAbstract?.ready && (
            <EstimateNote
              id={`${id}-abstract`}
              label={shared.forms.abstract}
              estimates={estimates}
              subject={priceSubject(arxivId, again)}
            />
          )}
          {ofText?.ready && (
            <EstimateNote
              id={`${id}-fulltext`}
              label={shared.forms.fulltext}
              estimates={estimates}
              subject={priceSubject(arxivId, hasText, 'fulltext')}
            />
          )}
        </span>
      )}
    </div>
  );
}
