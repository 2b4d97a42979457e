import type { Provider } from './provider.ts';

/** Alibaba Cloud's DashScope in its OpenAI-compatible mode. Prices rise with the length of the input: none noted. */
export const qwen: Provider = {
  id: 'qwen',
  name: 'Qwen (DashScope)',
  nameZh: '通义千问（百炼）',
  baseUrl: 'https://dashscope.aliyuncs.com/compatible-mode/v1',
  keyRequired: true,
  docsUrl: 'https://bailian.console.aliyun.com/?tab=model#/api-key',
  models: ['qwen-plus', 'qwen3.5-flash', 'qwen3.5-plus'],
  contextTokens: 1_000_000,
  outputLevel: 'json_object',
  maxTokensParameter: 'max_tokens',
  prices: [],
  batch: { discount: 0.5, models: ['qwen-plus', 'qwen3.5-flash', 'qwen3.5-plus'], noted: '2026-11-26' },
};
