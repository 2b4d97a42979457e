import { computed, signal } from '@preact/signals';
import { dictionaries, type Messages } from '../../lib/i18n/index.ts';
import type { UiLanguage } from '../../lib/settings/settings.ts';

/** The UI language of this page; setting it redraws every surface at once. */
export const uiLanguage = signal<UiLanguage>('en');

/** The words in that language. Read `messages.value` while rendering. */
export const messages = computed<Messages>(() => dictionaries[uiLanguage.value]);
