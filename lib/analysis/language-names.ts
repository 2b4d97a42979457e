import type { Language } from './analysis.ts';

/** As a model should read it in a prompt or a schema. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  zh: 'Simplified Chinese (zh)',
  en: 'English (en)',
};
