import type { Provider } from './provider.ts';

export const deepseek: Provider = {
  id: 'deepseek',
  name: 'DeepSeek',
  nameZh: '深度求索',
  baseUrl: 'https://api.deepseek.com/v1',
  keyRequired: true,
  docsUrl: 'https://platform.deepseek.com/api_keys',
  models: ['deepseek-v4-flash', 'deepseek-v4-pro'],
  contextTokens: 1_000_000,
  outputLevel: 'json_object',
  maxTokensParameter: 'max_tokens',
  prices: [
    { model: 'deepseek-v4-flash', input: 0.14, output: 0.28, noted: '2026-07-03' },
    { model: 'deepseek-v4-pro', input: 0.435, output: 0.87, noted: '2026-07-03' },
  ],
};
