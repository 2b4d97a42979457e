import { expect, test } from 'vitest';
import { exporters } from '../../../lib/exchange/exporters/index.ts';

const IDS = 'markdown report html obsidian bibtex ris csl-json json csv anki'.split(' ');

test('every exporter has an id of its own', () => {
  expect(exporters.map(({ id }) => id)).toEqual(IDS);
  for (const { extension, mime } of exporters) {
    expect(extension).toMatch(/^[a-z]+$/);
    expect(mime).toMatch(/^[a-z]+\/[a-z.+-]+$/);
  }
});
