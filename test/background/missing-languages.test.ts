import { expect, test } from 'vitest';
import type { Analysis } from '../../lib/analysis/analysis.ts';
import { currentOf, missingLanguages, unfinishedLanguages } from '../../lib/background/missing-languages.ts';
import { version1 } from '../fixtures/database-v1.ts';

const [stored] = version1.analyses as unknown as [Analysis];
const paper = { arxivId: stored.arxivId, version: 1, updated: null };

test('a language that any model has written is not asked for again', () => {
  expect(missingLanguages(['zh', 'en'], [{ ...stored, model: 'another' }], paper)).toEqual(['en']);
});

test('an analysis of an older version does not count', () => {
  expect(missingLanguages(['zh'], [stored], { ...paper, version: 2 })).toEqual(['zh']);
});

test('one that came with a report stands in for none that is asked for', () => {
  const imported: Analysis = { ...stored, provenance: { ...stored.provenance, source: 'report' } };
  expect(currentOf([imported, stored], stored.form, paper)).toEqual([stored]);
});

test('one made from a listing that named no version counts for the first, and until the paper is revised', () => {
  const unversioned = { ...stored, arxivIdV: stored.arxivId };
  expect(missingLanguages(['zh'], [unversioned], paper)).toEqual([]);
  expect(missingLanguages(['zh'], [unversioned], { ...paper, version: 2, updated: '2026-11-01' })).toEqual([]);
  expect(missingLanguages(['zh'], [unversioned], { ...paper, version: 2, updated: '2026-12-01' })).toEqual(['zh']);
});

test('a job that a worker’s death cut off makes only what was not stored since it was asked for', () => {
  const asked = Date.parse(stored.provenance.createdAt);
  expect(unfinishedLanguages(['zh', 'en'], [stored], asked - 1)).toEqual(['en']);
  expect(unfinishedLanguages(['zh', 'en'], [stored], asked + 1)).toEqual(['zh', 'en']);
});
