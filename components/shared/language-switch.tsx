import type { VNode } from 'preact';
import type { Language } from '../../lib/analysis/analysis.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';
import { missedLanguage, pickedLanguages, type ShownLanguages, shownLanguages } from '../hooks/shown-languages.ts';

export interface LanguageSwitchProps {
  /** At hand; with fewer than two there is nothing to switch. */
  available: readonly Language[];
  /** Offers the other language too, where there is only one. */
  offersBoth?: boolean;
  /** Offers to show both next to each other. */
  sideBySide?: boolean;
}

export function LanguageSwitch({
  available,
  offersBoth = false,
  sideBySide = false,
}: LanguageSwitchProps): VNode | null {
  if (available.length < 2 && !offersBoth) return null;
  const { shared } = messages.value;
  const shown = shownLanguages(available);
  const picked = pickedLanguages.value;
  const pending = picked && missedLanguage(available) ? picked : null;
  const current: ShownLanguages = pending ?? (shown.length > 1 ? 'both' : (shown[0] ?? 'en'));
  const choices: ShownLanguages[] = sideBySide ? ['zh', 'en', 'both'] : ['zh', 'en'];
  return (
    <div class="switch" role="group" aria-label={shared.languageSwitch}>
      {choices.map((choice) => (
        <button
          key={choice}
          type="button"
          data-choice={choice}
          aria-pressed={choice === current}
          lang={choice === 'both' ? uiLanguage.value : choice}
          onClick={() => {
            pickedLanguages.value = choice;
          }}
        >
          {shared.languageNames[choice]}
        </button>
      ))}
    </div>
  );
}
