import { browser } from 'wxt/browser';
import { storage } from 'wxt/utils/storage';
import type { OutputLevel } from '../providers/provider.ts';
import { defaultSettings } from './defaults.ts';
import { migrations, SETTINGS_VERSION } from './migrations.ts';
import { Remembered } from './remembered.ts';
import { parseSettings } from './schema.ts';
import type { Settings } from './settings.ts';

const stored = storage.defineItem<unknown>('local:settings', { version: SETTINGS_VERSION, migrations, fallback: null });
const item = new Remembered<Settings>({
  key: stored.key,
  getValue: async () => parseSettings(await stored.getValue(), defaultSettings(browser.i18n.getUILanguage())),
  setValue: (settings) => stored.setValue(settings),
});

/** What a server and model could last be held to; learned, not set. Keyed by base URL and model. */
const levels = new Remembered(
  storage.defineItem<Record<string, OutputLevel>>('local:outputLevels', { version: 1, fallback: {} }),
);

export function getSettings(): Promise<Settings> {
  return item.get();
}

let writing: Promise<unknown> = Promise.resolve();

/** Patches run one after the other, so that two pages cannot lose each other's change. */
export function patchSettings(
  patch: Partial<Settings> | ((settings: Settings) => Partial<Settings>),
): Promise<Settings> {
  const write = writing.then(async () => {
    const before = await getSettings();
    const settings = { ...before, ...(typeof patch === 'function' ? patch(before) : patch) };
    await item.set(settings);
    return settings;
  });
  writing = write.catch(() => undefined);
  return write;
}

export async function findOutputLevel(baseUrl: string, model: string): Promise<OutputLevel | undefined> {
  return (await levels.get())[`${baseUrl}|${model}`];
}

export async function putOutputLevel(baseUrl: string, model: string, level: OutputLevel): Promise<void> {
  const known = await levels.get();
  if (known[`${baseUrl}|${model}`] === level) return;
  await levels.set({ ...known, [`${baseUrl}|${model}`]: level });
}
