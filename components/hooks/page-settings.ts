import { signal } from '@preact/signals';
import { call } from '../../lib/client/background.ts';
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
