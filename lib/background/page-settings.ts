import type { Database } from '../db/database.ts';
import { findApiKey } from '../db/credentials.ts';
import { findPreset, findProvider } from '../providers/index.ts';
import type { PageSettings, Settings } from '../settings/settings.ts';

/** What a page on arXiv may know of the settings. */
export async function toPageSettings(database: Database, settings: Settings): Promise<PageSettings> {
  const { uiLanguage, analysisLanguages, profile } = settings;
  const hasKey = profile !== null && (await findApiKey(database, profile)) !== '';
  const needsKey = profile !== null && findProvider(profile.provider)?.keyRequired === true;
  return {
    uiLanguage,
    analysisLanguages,
    ready: profile !== null && (hasKey || !needsKey),
    model: profile?.model ?? null,
    // A preset's name stands for the preset's server; any other is called by its host.
    providerName: profile && (findPreset(profile)?.name ?? new URL(profile.baseUrl).host),
  };
}
