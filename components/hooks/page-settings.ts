import { signal } from '@preact/signals';
import { call } from '../../lib/client/background.ts';
import type { ErrorShape } from '../../lib/core/errors.ts';
import type { BackgroundEvent } from '../../lib/messaging/protocol.ts';
import type { JobView } from '../../lib/queue/job.ts';
import { isHeld } from '../../lib/queue/standing.ts';
import type { PageService, PageSettings } from '../../lib/settings/settings.ts';
import { uiLanguage } from './messages.ts';

/** What holds until the background has answered. */
export const pageSettings = signal<PageSettings>({
  uiLanguage: uiLanguage.peek(),
  analysisLanguages: 'en',
  services: [],
  tasks: { triage: null, abstract: null, fulltext: null, translate: null, digest: null, ask: null },
});

/** Why nothing can be asked of a service yet: it was chosen and only its key is missing, or nothing was chosen. */
export function findSetupError(service: PageService | null): ErrorShape | null {
  if (service?.ready) return null;
  return { code: service ? 'no-key' : 'no-provider' };
}

/** Nothing has to be kept awake for a job that waits for the reader, or in a queue that is stopped. */
export function isMoving(job: JobView, { queuePaused }: Pick<PageSettings, 'queuePaused'>): boolean {
  return job.state === 'running' || !(queuePaused || isHeld(job));
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
