import type { Provider } from './provider.ts';

/** Any server that speaks OpenAI's chat completions. */
export const custom: Provider = {
  id: 'custom',
  name: 'Custom',
  nameZh: '自定义',
  baseUrl: '',
  keyRequired: false,
  docsUrl: '',
  models: [],
  contextTokens: 32_768,
  outputLevel: 'json_schema',
  maxTokensParameter: 'max_tokens',
  prices: [],
};
