import type { Provider } from './provider.ts';

/** Runs on the reader's machine: no price is noted, for electricity is not ours to guess. */
export const ollama: Provider = {
  id: 'ollama',
  name: 'Ollama',
  baseUrl: 'http://localhost:11434/v1',
  keyRequired: false,
  docsUrl: 'https://docs.ollama.com/faq',
  models: [],
  // The server cuts longer inputs without a word, unless OLLAMA_CONTEXT_LENGTH was raised.
  contextTokens: 8_192,
  outputLevel: 'json_schema',
  maxTokensParameter: 'max_tokens',
  prices: [],
};
