import { endFirstStep } from '../settings/first-steps.ts';
import { getSettings, patchSettings } from '../settings/store.ts';
import { toPageSettings } from './page-settings.ts';
import { forgetLearned } from './learned-interest.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';
import { lookOnceForTranslator } from './tldr-handlers.ts';
import { tellSettings } from './tell-settings.ts';

type SetupHandlers = Pick<Handlers, 'getPageSettings' | 'getSettings' | 'saveSettings' | 'endFirstStep'>;

export function setupHandlers(services: Services): SetupHandlers {
  const { database, queue } = services;

  return {
    async getPageSettings() {
      const settings = await getSettings();
      if (settings.uiLanguage === 'zh-CN') void lookOnceForTranslator(services);
      return toPageSettings(database, settings);
    },
    getSettings,
    async saveSettings({ settings }) {
      const saved = await patchSettings(settings);
      await forgetLearned(database);
      await tellSettings(services);
      // A raised budget, or another choice of profiles, takes effect on what waits.
      void queue.reconsider();
      return saved;
    },
    async endFirstStep({ step }) {
      await endFirstStep(step);
      await tellSettings(services);
    },
  };
}
