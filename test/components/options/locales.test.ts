import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Chrome Web Store and Firefox refuse longer ones. */
const MAX_DESCRIPTION = 132;

const read = (path: string): Buffer => readFileSync(new URL(`../../../public/${path}`, import.meta.url));

describe.each(['en', 'zh_CN'])('_locales/%s', (locale) => {
  it('names the extension and describes it in what a store takes', () => {
    const messages: Record<string, { message: string }> = JSON.parse(
      read(`_locales/${locale}/messages.json`).toString(),
    );
    expect(Object.keys(messages).toSorted()).toEqual(['extensionDescription', 'extensionName']);
    expect(messages['extensionDescription']?.message.length).toBeLessThanOrEqual(MAX_DESCRIPTION);
    expect(messages['extensionName']?.message).toContain('arXiv');
  });
});

describe('the icon', () => {
  it.each([16, 32, 48, 128])('is a PNG of %i by as many pixels', (size) => {
    const bytes = read(`icon/${size}.png`);
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([size, size]);
  });
});
