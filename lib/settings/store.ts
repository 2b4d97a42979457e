import { browser } from 'wxt/browser';
import { storage } from 'wxt/utils/storage';
import type { OutputLevel } from '../providers/provider.ts';
import { defaultSettings } from './defaults.ts';
import { migrations, SETTINGS_VERSION } from './migrations.ts';
import { parseSettings } from './schema.ts';
import type { Settings } from './settings.ts';

const item = storage.defineItem<unknown>('local:settings', { version: SETTINGS_VERSION, migrations, fallback: null });

/** What a server and model could last be held to; learned, not set. Keyed by base URL and model. */
const levels = storage.defineItem<Record<string, OutputLevel>>('local:outputLevels', { version: 1, fallback: {} });

export async function getSettings(): Promise<Settings> {
  return parseSettings(await item.getValue(), defaultSettings(browser.i18n.getUILanguage()));
}

let writing: Promise<unknown> = Promise.resolve();

/** Patches run one after the other, so that two pages cannot lose each other's change. */
export function patchSettings(
  patch: Partial<Settings> | ((settings: Settings) => Partial<Settings>),
): Promise<Settings> {
  const write = writing.then(async () => {
    const before = await getSettings();
    const settings = { ...before, ...(typeof patch === 'function' ? patch(before) : patch) };
    await item.setValue(settings);
    return settings;
  });
  writing = write.catch(() => undefined);
  return write;
}

export async function findOutputLevel(baseUrl: string, model: string): Promise<OutputLevel | undefined> {
  return (await levels.getValue())[`${baseUrl}|${model}`];
}

export async function putOutputLevel(baseUrl: string, model: string, level: OutputLevel): Promise<void> {
  const stored = await levels.getValue();
  if (stored[`${baseUrl}|${model}`] === level) return;
  await levels.setValue({ ...stored, [`${baseUrl}|${model}`]: level });
}
