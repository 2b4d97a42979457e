import type { Provider } from './provider.ts';

export const openai: Provider = {
  id: 'openai',
  name: 'OpenAI',
  baseUrl: 'https://api.openai.com/v1',
  keyRequired: true,
  docsUrl: 'https://platform.openai.com/api-keys',
  models: ['gpt-5.4-mini', 'gpt-5.4-nano', 'gpt-5.5'],
  contextTokens: 400_000,
  outputLevel: 'json_schema',
  maxTokensParameter: 'max_completion_tokens',
  prices: [
    { model: 'gpt-5.4-mini', input: 0.75, output: 4.5, noted: '2026-06-04' },
    { model: 'gpt-5.4-nano', input: 0.2, output: 1.25, noted: '2026-06-04' },
    { model: 'gpt-5.5', input: 5, output: 30, noted: '2026-06-04' },
  ],
  batch: { discount: 0.5, models: null, noted: '2026-11-26' },
};
