import { describe, expect, it } from 'vitest';
import { suggestAddress } from '../../../lib/completion/doctor/suggest-address.ts';
import { normaliseBaseUrl } from '../../../lib/providers/profile.ts';

const suggest = (typed: string, provider = 'custom') =>
  suggestAddress(typed, { provider, baseUrl: normaliseBaseUrl(typed) });

describe('an address by its letters', () => {
  it.each([
    ['https://api.openai.com/v1', 'openai'],
    ['api.openai.com/v1/', 'openai'],
    ['https://openrouter.ai/api/v1', 'openrouter'],
    // A second address of the same service.
    ['https://open.bigmodel.cn/api/coding/paas/v4', 'zhipu'],
    ['localhost:11434/v1', 'ollama'],
    ['http://192.168.1.20:8080/v1', 'custom'],
    ['http://workstation.local:8000/v1', 'custom'],
    ['https://models.example.org:443/v1', 'custom'],
    ['HTTPS://Models.Example.org/V1', 'custom'],
  ])('%s is as it should be', (typed, provider) => {
    expect(suggest(typed, provider)).toEqual({ finding: 'address-ok', baseUrl: null });
  });

  it.each([
    ['https://models.example.org/v1/chat/completions', 'endpoint-pasted', 'https://models.example.org/v1'],
    ['https://models.example.org/v1/models?key=abc', 'endpoint-pasted', 'https://models.example.org/v1'],
    ['https://models.example.org/v1#top', 'endpoint-pasted', 'https://models.example.org/v1'],
    ['https://models.example.org', 'no-version', 'https://models.example.org/v1'],
    ['http://localhost:8080/', 'no-version', 'http://localhost:8080/v1'],
    ['http://localhost:11434', 'preset-path', 'http://localhost:11434/v1'],
    ['http://localhost:11434/api/generate', 'native-path', 'http://localhost:11434/v1'],
    ['http://127.0.0.1:1234/api/v0/models', 'native-path', 'http://127.0.0.1:1234/v1'],
    ['https://api.openai.com', 'preset-path', 'https://api.openai.com/v1'],
    ['https://openrouter.ai', 'preset-path', 'https://openrouter.ai/api/v1'],
    ['https://dashscope.aliyuncs.com/', 'preset-path', 'https://dashscope.aliyuncs.com/compatible-mode/v1'],
    [
      'https://generativelanguage.googleapis.com/v1beta/models/gemini-3.1-flash-lite:generateContent',
      'native-path',
      'https://generativelanguage.googleapis.com/v1beta/openai',
    ],
    ['http://api.openai.com', 'preset-path', 'https://api.openai.com/v1'],
    ['http://api.openai.com/v1', 'http-remote', 'https://api.openai.com/v1'],
    ['http://models.example.org/v1/chat/completions', 'http-remote', 'https://models.example.org/v1'],
  ])('%s: %s', (typed, finding, baseUrl) => {
    expect(suggest(typed)).toEqual({ finding, baseUrl });
  });

  it('a suggestion is an address that nothing more is said of', () => {
    for (const typed of ['http://api.openai.com', 'https://openrouter.ai', 'http://localhost:11434/api/chat']) {
      const { baseUrl } = suggest(typed);
      expect(suggest(baseUrl ?? '').finding).toBe('address-ok');
    }
  });
});
