import { getSettings } from '../settings/store.ts';
import { toPageSettings } from './page-settings.ts';
import type { Services } from './services.ts';

/** Tells every open page what it may know of the settings, and of how the profiles stand. */
export async function tellSettings({ database, events }: Pick<Services, 'database' | 'events'>): Promise<void> {
  events.tell({ type: 'settings', settings: await toPageSettings(database, await getSettings()) });
}
