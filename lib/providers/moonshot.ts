import type { Provider } from './provider.ts';

export const moonshot: Provider = {
  id: 'moonshot',
  name: 'Moonshot (Kimi)',
  nameZh: '月之暗面（Kimi）',
  baseUrl: 'https://api.moonshot.cn/v1',
  keyRequired: true,
  docsUrl: 'https://platform.moonshot.cn/console/api-keys',
  models: ['kimi-k2.6', 'kimi-k2.5'],
  contextTokens: 256_000,
  outputLevel: 'json_object',
  maxTokensParameter: 'max_tokens',
  prices: [],
  batch: { discount: 0.4, models: ['kimi-k2.5'], noted: '2026-11-26' },
};
