import { expect, test } from 'vitest';
import { Log, redact } from '../../lib/core/log.ts';

test('what looks like a key, a token or a query is taken out', () => {
  for (const text of [
    'Authorization: Bearer abc.def-123',
    'key sk-abcdefghijklmnop',
    'AIzaSyA-1234567890abcdefghij',
    'https://user:secret@host/v1?key=secret',
    `token ${'f'.repeat(40)}`,
  ]) {
    expect(redact(text)).not.toMatch(/abc\.def|abcdefgh|1234567890|secret|ffff/);
  }
});

test.each([
  'Incorrect API key provided: sk-proj-********************pQrS.',
  'Your api key: ****pQrS is invalid',
  'the key sk-proj-…pQrS was revoked',
  'the key sk-ab...pQrS was revoked',
  'key ••••••••pQrS',
])('of a key that a service shows starred out no letter stays: %s', (text) => {
  expect(redact(text)).not.toContain('pQrS');
  expect(redact(text)).toMatch(/key/i);
});

test('what is said without end is cut before it is looked through, and a line of the log is short', () => {
  const endless = 'http://'.repeat(100_000);
  expect(redact(endless).length).toBeLessThanOrEqual(20_000);
  expect(redact(`${'x '.repeat(300_000)} häß lich!`, ['häß lich!'])).not.toContain('häß');
  const log = new Log();
  log.add('warn', endless);
  expect(log.entries()[0]?.message.length).toBeLessThanOrEqual(2_000);
});

test('a known secret is taken out to the letter, however it looks', () => {
  expect(redact('the key is häß lich!', ['häß lich!'])).toBe('the key is ***');
});

test('plain words and addresses stay', () => {
  expect(redact('GET https://models.example/v1/models failed')).toBe('GET https://models.example/v1/models failed');
});

test('the log keeps the last 500 lines, redacted', () => {
  const log = new Log();
  for (let i = 0; i < 600; i += 1) log.add('info', `line ${i} Bearer topsecret`);
  expect(log.entries()).toHaveLength(500);
  expect(log.entries()[0]?.message).toBe('line 100 Bearer ***');
});
