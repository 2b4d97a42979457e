import type { Provider } from './provider.ts';

/** The model that the browser brings: it has no address and no key, and nothing is paid for it. */
export const onDevice: Provider = {
  id: 'on-device',
  name: 'Browser’s own model',
  nameZh: '浏览器自带的模型',
  baseUrl: '',
  keyRequired: false,
  docsUrl: 'https://developer.chrome.com/docs/ai/prompt-api',
  // The browser does not say which one it is.
  models: ['browser-model'],
  // Until the browser has said how much its own holds.
  contextTokens: 8_192,
  outputLevel: 'json_schema',
  maxTokensParameter: 'max_tokens',
  prices: [],
};
