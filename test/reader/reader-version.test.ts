import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { READER_VERSION, readOffline } from '../../lib/reader/read-offline.ts';
import { inventPapers } from '../fixtures/invented-papers.ts';

/** SHA-256 of the readings of 150 invented abstracts. */
const ANSWERS = { version: 3, readings: '641ca4bc0516f147c61ecad8bb02fa4e73e042ee72e542a6af10b252bc854e67' };

it('raises its version with every change of an answer, since stored readings are told by it', () => {
  const readings = inventPapers(150).map((paper) => ({
    ...readOffline({ ...paper, abstract: paper.abstract ?? '' }),
    readerVersion: 0,
  }));
  const hash = createHash('sha256').update(JSON.stringify(readings)).digest('hex');
  // Another hash under the same version: raise READER_VERSION, then write both down here.
  expect({ version: READER_VERSION, readings: hash }).toEqual(ANSWERS);
});
