import { expect, test } from 'vitest';
import { decodeReport } from '../../lib/exchange/decode-report.ts';

test('a byte order mark and every character come back as the same bytes', () => {
  const bytes = new TextEncoder().encode('\uFEFFtime: 20260203\r\n\r\n风筝 🪁');
  expect([...new TextEncoder().encode(decodeReport(bytes))]).toEqual([...bytes]);
});

test('bytes that are no UTF-8 are refused, for they could not be given back', () => {
  expect(() => decodeReport(new Uint8Array([0x23, 0x20, 0xb7, 0xe7]))).toThrow(/not-a-report/);
});
