import { browser } from 'wxt/browser';
import { toAppError } from '../core/errors.ts';
import { log } from '../core/log.ts';
import { dropStaging, findStaging, settleStaging } from '../db/staged.ts';
import { mergeSettings, replaceSettings } from '../exchange/backup/merge-settings.ts';
import type { RestoredSettings, RestoreMode } from '../messaging/storage.ts';
import { defaultSettings } from '../settings/defaults.ts';
import { upgradeSettings } from '../settings/migrations.ts';
import { parseSettings } from '../settings/schema.ts';
import { patchSettings } from '../settings/store.ts';
import type { Services } from './services.ts';
import { tellSettings } from './tell-settings.ts';

/** Milliseconds after which a restore that was begun is taken for given up. */
const GIVEN_UP = 3_600_000;

/** Settings of a restore whose rows are in place are put in place too; what was given up is swept out. */
export async function resumeRestores(services: Services): Promise<void> {
  for (const { restore, at, applied } of await findStaging(services.database)) {
    if (applied?.settings) {
      await restoreSettings(services, applied.settings);
      await settleStaging(services.database, restore);
    }
    if (Math.abs(Date.now() - at) > GIVEN_UP) await dropStaging(services.database, restore);
  }
}

/** At the start of the background, where nobody waits for an answer. */
export async function resumeRestoresQuietly(services: Services): Promise<void> {
  await resumeRestores(services).catch((thrown: unknown) => log.add('warn', `restore: ${toAppError(thrown).message}`));
}

/** Twice is as once. */
async function restoreSettings(
  services: Services,
  { settings, version, mode }: RestoredSettings & { mode: RestoreMode },
): Promise<void> {
  const defaults = defaultSettings(browser.i18n.getUILanguage());
  const restored = parseSettings(upgradeSettings(settings, version), defaults);
  await patchSettings((here) =>
    mode === 'merge' ? mergeSettings(here, restored, defaults) : replaceSettings(here, restored),
  );
  await tellSettings(services);
  void services.queue.reconsider();
}
