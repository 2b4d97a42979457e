import { computed, signal } from '@preact/signals';
import type { Language } from '../../lib/analysis/analysis.ts';
import { languageOf } from '../../lib/settings/settings.ts';
import { uiLanguage } from './messages.ts';

export type ShownLanguages = Language | 'both';

/** What the reader picked on this page; null until then. One choice for every paper on it. */
export const pickedLanguages = signal<ShownLanguages | null>(null);

const uiChoice = computed(() => languageOf(uiLanguage.value));

/** What the reader picked and there is nothing of. */
export function missedLanguage(available: readonly Language[]): Language | undefined {
  const picked = pickedLanguages.value;
  const wanted: readonly Language[] = picked === 'both' ? ['zh', 'en'] : picked ? [picked] : [];
  return wanted.find((language) => !available.includes(language));
}

/** Of the languages at hand, those to show: as picked, else the UI's, else what there is. */
export function shownLanguages(available: readonly Language[]): Language[] {
  const wanted = pickedLanguages.value ?? uiChoice.value;
  if (wanted === 'both') return [...available];
  return available.includes(wanted) ? [wanted] : available.slice(0, 1);
}
