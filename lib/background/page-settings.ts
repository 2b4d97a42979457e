import type { Database } from '../db/database.ts';
import { findApiKey } from '../db/credentials.ts';
import { findProvider } from '../providers/index.ts';
import type { PageSettings, Settings } from '../settings/settings.ts';

/** What a page on arXiv may know of the settings. */
export async function toPageSettings(database: Database, settings: Settings): Promise<PageSettings> {
  const { uiLanguage, analysisLanguages, profile } = settings;
  const provider = profile && findProvider(profile.provider);
  const hasKey = profile !== null && (await findApiKey(database, profile.id)) !== '';
  return {
    uiLanguage,
    analysisLanguages,
    ready: profile !== null && (hasKey || provider?.keyRequired === false),
    model: profile?.model ?? null,
    providerName: profile && (provider && provider.id !== 'custom' ? provider.name : new URL(profile.baseUrl).host),
  };
}
