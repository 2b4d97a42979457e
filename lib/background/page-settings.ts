import type { PromptTask } from '../analysis/analysis.ts';
import type { Database } from '../db/database.ts';
import { firstSteps as en } from '../i18n/en/first-steps.ts';
import { firstSteps as zh } from '../i18n/zh/first-steps.ts';
import { shortcuts as keysEn } from '../i18n/en/shortcuts.ts';
import { shortcuts as keysZh } from '../i18n/zh/shortcuts.ts';
import { serviceNameOf } from '../providers/index.ts';
import { hasConsent, isOnDevice, type Profile } from '../providers/profile.ts';
import { pausesProfile, routeTask } from '../queue/standing.ts';
import { findFirstSteps } from '../settings/first-steps.ts';
import type { FirstStepView, PageService, PageSettings, Settings } from '../settings/settings.ts';
import { parseShortcuts } from '../settings/shortcuts.ts';
import { findTranslatorState } from '../settings/translator-state.ts';
import { takeStanding } from './standing.ts';

/** What a page on arXiv may know of the settings. */
export async function toPageSettings(database: Database, settings: Settings): Promise<PageSettings> {
  const { uiLanguage, analysisLanguages } = settings;
  const standing = await takeStanding(database, settings);
  const goesTo = (task: PromptTask): string | null => routeTask(standing, task)?.profileId ?? null;
  const toService = (profile: Profile): PageService => {
    const { id, model, baseUrl } = profile;
    const obstacle = standing.profiles.get(id)?.obstacle ?? null;
    const isMeant = standing.fallback === id || Object.values(standing.tasks).includes(id);
    return {
      id,
      name: serviceNameOf(profile, uiLanguage),
      model,
      host: isOnDevice(profile) ? null : new URL(baseUrl).host,
      ready: obstacle?.code !== 'no-key',
      consented: hasConsent(profile),
      paused: isMeant && obstacle && pausesProfile(obstacle.code) ? obstacle : null,
    };
  };
  const translates = uiLanguage === 'zh-CN' && (await findTranslatorState()) === true;
  const firstSteps = await firstStepViews(settings);
  return {
    uiLanguage,
    analysisLanguages,
    ...(firstSteps.length > 0 ? { firstSteps } : {}),
    ...(translates ? { tldrTranslation: settings.translateTldr ? 'automatic' : 'on-press' } : {}),
    ...(standing.paused ? { queuePaused: true } : {}),
    shortcuts: parseShortcuts(settings.shortcuts),
    ...(settings.shortcutsOnArxiv ? { shortcutsOnArxiv: { 'zh-CN': keysZh, en: keysEn }[uiLanguage] } : {}),
    services: settings.profiles.map(toService),
    tasks: {
      triage: goesTo('triage'),
      abstract: goesTo('abstract'),
      fulltext: goesTo('fulltext'),
      translate: goesTo('translate'),
      digest: goesTo('digest'),
      ask: goesTo('ask'),
    },
  };
}

/** With their words: few readers need them, and arXiv's pages are to load none of them. */
async function firstStepViews(settings: Settings): Promise<FirstStepView[]> {
  const { steps, dismiss } = { 'zh-CN': zh, en }[settings.uiLanguage];
  return (await findFirstSteps(settings)).map((step) => ({ step, ...steps[step], dismiss }));
}
