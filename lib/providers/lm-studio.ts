import type { Provider } from './provider.ts';

export const lmStudio: Provider = {
  id: 'lm-studio',
  name: 'LM Studio',
  baseUrl: 'http://localhost:1234/v1',
  keyRequired: false,
  docsUrl: 'https://lmstudio.ai/docs/developer/core/server',
  models: [],
  contextTokens: 8_192,
  outputLevel: 'json_schema',
  maxTokensParameter: 'max_tokens',
  prices: [],
};
