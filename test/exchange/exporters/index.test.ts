import { expect, test } from 'vitest';
import { exporters } from '../../../lib/exchange/exporters/index.ts';

test('every exporter has an id of its own', () => {
  expect(exporters.map(({ id }) => id)).toEqual(['markdown', 'report', 'html']);
  for (const { extension, mime } of exporters) {
    expect(extension).toMatch(/^[a-z]+$/);
    expect(mime).toMatch(/^[a-z]+\/[a-z]+$/);
  }
});
