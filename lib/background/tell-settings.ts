import type { AppError } from '../core/errors.ts';
import { putPause } from '../settings/profile-states.ts';
import { getSettings } from '../settings/store.ts';
import { toPageSettings } from './page-settings.ts';
import type { Services } from './services.ts';

/** Tells every open page what it may know of the settings, and of how the profiles stand. */
export async function tellSettings({ database, events }: Pick<Services, 'database' | 'events'>): Promise<void> {
  events.tell({ type: 'settings', settings: await toPageSettings(database, await getSettings()) });
}

/** Keeps what a server said of its profile, so that no later life asks it again, and tells every page. */
export async function pauseProfile(services: Services, profileId: string, error: AppError): Promise<void> {
  if (await putPause(profileId, error.toShape())) await tellSettings(services);
}
