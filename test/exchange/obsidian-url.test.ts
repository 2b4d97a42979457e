import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { obsidianUrl } from '../../lib/exchange/obsidian-url.ts';

test('an address of moderate length that holds name and text, or else leaves the text to the clipboard', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 90 }),
      fc.string({ unit: 'binary', maxLength: 3_000 }),
      (name, text) => {
        const { url, clipboard } = obsidianUrl(`Papers/${name}.md`, text);
        const { protocol, searchParams } = new URL(url);
        expect(protocol).toBe('obsidian:');
        expect(searchParams.get('file')).toBe(`Papers/${name.toWellFormed()}`);
        expect(searchParams.has('clipboard')).toBe(clipboard);
        expect(searchParams.get('content')).toBe(clipboard ? null : text.toWellFormed());
        expect(clipboard || url.length <= 2_000).toBe(true);
      },
    ),
  );
});

test('nothing in a note ends its own part of the address', () => {
  const { url } = obsidianUrl('Papers/A & B?.md', 'x&file=../secret#frag\n100% = "sure"');
  expect([...new URL(url).searchParams.keys()]).toEqual(['file', 'content']);
  expect(new URL(url).hash).toBe('');
});
