import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ErrorCode } from '../../lib/core/errors.ts';
import type { ErrorWords } from '../../lib/i18n/en/errors.ts';
import type { OwnPageErrorCode } from '../../lib/i18n/en/own-page-errors.ts';
import { dictionaries, type Messages } from '../../lib/i18n/index.ts';
import type { UiLanguage } from '../../lib/settings/settings.ts';

/** The UI language of this page; setting it redraws every surface at once. */
export const uiLanguage = signal<UiLanguage>('en');

/** Those of the words that are in that language; the compiler misses a language that has none. Read its value while rendering. */
export function inUiLanguage<Words>(words: Record<UiLanguage, Words>): ReadonlySignal<Words> {
  return computed(() => words[uiLanguage.value]);
}

/** The words of every page. */
export const messages = inUiLanguage<Messages>(dictionaries);

type OwnPageErrorWords = Record<UiLanguage, Record<OwnPageErrorCode, ErrorWords>>;
const ownPageErrors = signal<OwnPageErrorWords | null>(null);

/** Words of errors that arXiv's pages never meet; the extension's own pages bring them as they start. */
export function bringErrorWords(words: OwnPageErrorWords): void {
  ownPageErrors.value = words;
}

/** What an error says, in the UI language. Read while rendering. */
export function errorWords(code: ErrorCode): ErrorWords {
  const { errors } = messages.value;
  const all: Partial<Record<ErrorCode, ErrorWords>> = { ...ownPageErrors.value?.[uiLanguage.value], ...errors };
  return all[code] ?? errors.internal;
}
