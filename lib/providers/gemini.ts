import type { Provider } from './provider.ts';

/** Google's Gemini through its OpenAI-compatible endpoint. */
export const gemini: Provider = {
  id: 'gemini',
  name: 'Google Gemini',
  baseUrl: 'https://generativelanguage.googleapis.com/v1beta/openai',
  keyRequired: true,
  docsUrl: 'https://aistudio.google.com/apikey',
  models: ['gemini-3.1-flash-lite', 'gemini-3.5-flash-lite', 'gemini-3.6-flash'],
  contextTokens: 1_048_576,
  outputLevel: 'json_schema',
  maxTokensParameter: 'max_tokens',
  prices: [
    { model: 'gemini-3.1-flash-lite', input: 0.25, output: 1.5, noted: '2026-05-09' },
    { model: 'gemini-3.5-flash-lite', input: 0.3, output: 2.5, noted: '2026-07-21' },
    { model: 'gemini-3.6-flash', input: 1.5, output: 7.5, noted: '2026-07-21' },
  ],
};
