import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../lib/core/errors.ts';
import { isLoopback, normaliseBaseUrl, originPattern } from '../../lib/providers/profile.ts';

function tried(text: string): string {
  try {
    return normaliseBaseUrl(text);
  } catch (thrown) {
    if (thrown instanceof AppError) return 'refused';
    throw thrown;
  }
}

describe('normaliseBaseUrl', () => {
  it.each([
    ['https://api.example.org/v1', 'https://api.example.org/v1'],
    ['  https://api.example.org/v1/  ', 'https://api.example.org/v1'],
    ['https://api.example.org/v1/chat/completions', 'https://api.example.org/v1'],
    ['https://api.example.org/v1/chat/completions/', 'https://api.example.org/v1'],
    ['https://api.example.org/v1/models', 'https://api.example.org/v1'],
    ['https://api.example.org/v1?key=1#top', 'https://api.example.org/v1'],
    ['api.example.org/v1', 'https://api.example.org/v1'],
    ['api.example.org:8443/v1', 'https://api.example.org:8443/v1'],
    ['localhost:11434/v1', 'http://localhost:11434/v1'],
    ['127.0.0.1:1234/v1', 'http://127.0.0.1:1234/v1'],
    ['[::1]:8080/v1', 'http://[::1]:8080/v1'],
    ['http://192.168.1.20:8000', 'http://192.168.1.20:8000'],
    ['http://nas/v1', 'http://nas/v1'],
    ['HTTPS://API.Example.org', 'https://api.example.org'],
  ])('reads %j as %j', (text, expected) => {
    expect(normaliseBaseUrl(text)).toBe(expected);
  });

  it.each([
    '',
    '   ',
    'hello',
    'not an address',
    'file:///etc/passwd',
    'file:/etc/passwd',
    'javascript:alert(1)',
    'javascript://x/%0aalert(1)',
    'data:text/html,x',
    'ftp://example.org',
    'https://',
    'https://user:secret@example.org/v1',
    'https://exa mple.org',
    'http://a..b',
  ])('refuses %j', (text) => {
    expect(() => normaliseBaseUrl(text)).toThrow(AppError);
    expect(() => normaliseBaseUrl(text)).toThrow(/^bad-request/);
  });

  it('gives an http address or refuses, whatever is typed, and changes nothing the second time', () => {
    const typed = fc.oneof(fc.string(), fc.webUrl(), fc.domain());
    fc.assert(
      fc.property(typed, (text) => {
        const once = tried(text);
        expect(once).toMatch(/^(?:https?:\/\/.*[^/]|refused)$/);
        expect(once === 'refused' ? once : normaliseBaseUrl(once)).toBe(once);
      }),
    );
  });
});

describe('originPattern', () => {
  it.each([
    ['https://api.example.org/v1', 'https://api.example.org/*'],
    ['http://localhost:11434/v1', 'http://localhost/*'],
    ['127.0.0.1:1234', 'http://127.0.0.1/*'],
  ])('asks for the host of %j without its port', (baseUrl, pattern) => {
    expect(originPattern(baseUrl)).toBe(pattern);
  });

  it('throws where there is no host to ask for', () => {
    expect(() => originPattern('')).toThrow(AppError);
  });
});

describe('isLoopback', () => {
  it('knows this machine by its names and takes no other for it', () => {
    const own = ['localhost', 'LOCALHOST', '127.0.0.1', '127.1.2.3', '::1', '[::1]', 'models.localhost'];
    const others = ['localhost.example.org', '128.0.0.1', 'example.org', '127.0.0.1.example.org'];
    expect([...own, ...others].filter(isLoopback)).toEqual(own);
  });
});
