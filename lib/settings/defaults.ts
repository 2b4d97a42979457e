import type { Settings, UiLanguage } from './settings.ts';

/** `zh-CN` for every Chinese browser, else English. */
export function uiLanguageOf(browserLanguage: string): UiLanguage {
  return browserLanguage.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

export function defaultSettings(browserLanguage: string): Settings {
  const uiLanguage = uiLanguageOf(browserLanguage);
  return {
    uiLanguage,
    analysisLanguages: uiLanguage === 'zh-CN' ? 'zh' : 'en',
    translateTldr: false,
    glossary: [],
    prompts: {},
    profiles: [],
    defaultProfileId: null,
    taskProfiles: {},
    fallbackProfileId: null,
    categories: [],
    fetchDaily: true,
    summariseDaily: false,
    notifyWhenReady: false,
    showBadge: true,
    budgetUnit: 'tokens',
    dailyBudget: null,
    monthlyBudget: null,
    concurrency: 3,
    includeKeywords: [],
    excludeKeywords: [],
    interestAuthors: [],
    interestGroups: [],
    interestDescription: '',
    selectionThreshold: 4,
    selectionCount: 10,
    analyseSelection: 'off',
    learnInterest: true,
    interestSince: null,
    tagRules: { own: [], names: [], muted: [] },
    shortcutsOnArxiv: false,
    shortcuts: {},
  };
}
