import type { Provider } from './provider.ts';

export const openrouter: Provider = {
  id: 'openrouter',
  name: 'OpenRouter',
  baseUrl: 'https://openrouter.ai/api/v1',
  keyRequired: true,
  docsUrl: 'https://openrouter.ai/settings/keys',
  models: ['google/gemini-3.1-flash-lite', 'openai/gpt-5.4-mini', 'deepseek/deepseek-v4-flash'],
  contextTokens: 400_000,
  outputLevel: 'json_schema',
  maxTokensParameter: 'max_tokens',
  prices: [{ model: 'google/gemini-3.1-flash-lite', input: 0.25, output: 1.5, noted: '2026-05-09' }],
};
