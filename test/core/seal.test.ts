import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { deriveKey, exportKey, importKey, newDerivation, newKey, seal, unseal } from '../../lib/core/seal.ts';

const weak = { salt: newDerivation().salt, iterations: 10 };

test('any text comes back with its key, and nothing of it can be seen', async () => {
  const key = await newKey();
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 4 }), async (text) => {
      const sealed = await seal(key, text);
      expect(JSON.stringify(sealed)).not.toContain(text);
      expect(await unseal(key, sealed)).toBe(text);
    }),
  );
});

test('the same text is sealed differently each time', async () => {
  const key = await newKey();
  expect(await seal(key, 'sk-1')).not.toEqual(await seal(key, 'sk-1'));
});

test('another key, and a changed text, give nothing', async () => {
  const sealed = await seal(await newKey(), 'sk-1');
  expect(await unseal(await newKey(), sealed)).toBeNull();
  const key = await newKey();
  const own = await seal(key, 'sk-1');
  const first = own.data.startsWith('A') ? 'B' : 'A';
  expect(await unseal(key, { ...own, data: first + own.data.slice(1) })).toBeNull();
  expect(await unseal(key, { iv: own.iv, data: 'no base64 !' })).toBeNull();
});

test('a passphrase makes the same key again, however its letters were composed, and no other makes it', async () => {
  const sealed = await seal(await deriveKey('caf\u00e9 海', weak), 'sk-1');
  expect(await unseal(await deriveKey('cafe\u0301 海', weak), sealed)).toBe('sk-1');
  expect(await unseal(await deriveKey('cafe 海', weak), sealed)).toBeNull();
  expect(await unseal(await deriveKey('caf\u00e9 海', { ...newDerivation(), iterations: 10 }), sealed)).toBeNull();
});

test('a key survives being kept as text', async () => {
  const key = await newKey();
  const sealed = await seal(key, 'sk-1');
  expect(await unseal(await importKey(await exportKey(key)), sealed)).toBe('sk-1');
});

test('a new derivation is as slow as it should be', () => {
  expect(newDerivation().iterations).toBeGreaterThanOrEqual(600_000);
});
