import type { Provider } from './provider.ts';

export const zhipu: Provider = {
  id: 'zhipu',
  name: 'Zhipu (GLM)',
  nameZh: '智谱（GLM）',
  baseUrl: 'https://open.bigmodel.cn/api/paas/v4',
  keyRequired: true,
  docsUrl: 'https://open.bigmodel.cn/usercenter/apikeys',
  models: ['glm-4.6', 'glm-5.2', 'glm-4.5-air'],
  contextTokens: 128_000,
  outputLevel: 'json_object',
  maxTokensParameter: 'max_tokens',
  prices: [],
};
