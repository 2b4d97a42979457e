import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeFileName } from '../../lib/exchange/file-name.ts';

describe('safeFileName', () => {
  test.each([
    ['hep-th/9901001v1 Strings: a view?', 'hep-th-9901001v1 Strings- a view.md'],
    ['CON', '_CON.md'],
    ['lpt1.old', '_lpt1.old.md'],
    ['..', 'paper.md'],
    ['', 'paper.md'],
    ['../../etc/passwd', 'etc-passwd.md'],
    ['\u202Egnp.exe\u0000', 'gnp.exe.md'],
    ['深度学习', '深度学习.md'],
  ])('%j becomes %j', (stem, name) => {
    expect(safeFileName(stem, 'md')).toBe(name);
  });

  test('cuts between characters, within what a file system takes', () => {
    expect(safeFileName('深'.repeat(200), 'md')).toBe(`${'深'.repeat(40)}.md`);
    expect(safeFileName('😀'.repeat(200), 'md')).toBe(`${'😀'.repeat(30)}.md`);
  });

  test('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (stem) => {
        const name = safeFileName(stem, 'md');
        expect(name).toMatch(/^[^./\\:*?"<>|\s\p{C}][^/\\:*?"<>|\p{C}]*\.md$|^[^./\\\p{C}]\.md$/u);
        expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(124);
      }),
    );
  });
});
