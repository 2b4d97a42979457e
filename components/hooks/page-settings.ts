import { signal } from '@preact/signals';
import { call } from '../../lib/client/background.ts';
import type { ErrorShape } from '../../lib/core/errors.ts';
import type { BackgroundEvent } from '../../lib/messaging/protocol.ts';
import type { PageSettings } from '../../lib/settings/settings.ts';
import { uiLanguage } from './messages.ts';

/** What holds until the background has answered. */
export const pageSettings = signal<PageSettings>({
  uiLanguage: uiLanguage.peek(),
  analysisLanguages: 'en',
  ready: false,
  model: null,
  providerName: null,
});

/** Why nothing can be asked of a model yet: a model was chosen and only its key is missing, or nothing was chosen. */
export function findSetupError({ ready, model }: PageSettings): ErrorShape | null {
  if (ready) return null;
  return { code: model ? 'no-key' : 'no-provider' };
}

function accept(settings: PageSettings): void {
  pageSettings.value = settings;
  uiLanguage.value = settings.uiLanguage;
}

/** Asks for the settings; every surface speaks the reader's language from then on. */
export async function loadPageSettings(): Promise<PageSettings> {
  accept(await call('getPageSettings'));
  return pageSettings.peek();
}

export function applySettingsEvent(event: BackgroundEvent): void {
  if (event.type === 'settings') accept(event.settings);
}
