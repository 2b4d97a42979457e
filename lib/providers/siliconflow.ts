import type { Provider } from './provider.ts';

export const siliconflow: Provider = {
  id: 'siliconflow',
  name: 'SiliconFlow',
  nameZh: '硅基流动',
  baseUrl: 'https://api.siliconflow.cn/v1',
  keyRequired: true,
  docsUrl: 'https://cloud.siliconflow.cn/account/ak',
  models: ['deepseek-ai/DeepSeek-V3.2', 'zai-org/GLM-4.6', 'Qwen/Qwen3-30B-A3B-Instruct-2507'],
  contextTokens: 128_000,
  outputLevel: 'json_object',
  maxTokensParameter: 'max_tokens',
  prices: [],
};
