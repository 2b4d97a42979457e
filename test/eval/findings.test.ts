import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chooseByCuePhrases } from './cue-phrase-rule.ts';
import { evaluateFindings, readFindingLabels } from './findings.ts';

const SAVED_PAGES = new URL('../../../shared/arxiv-pages', import.meta.url).pathname;

describe('the labels of findings', () => {
  const labels = readFindingLabels();

  it('are of at least eighty papers, and of forty more for one last look', () => {
    expect(new Set(labels.map(({ id }) => id)).size).toBe(labels.length);
    const [tune, heldOut] = (['tune', 'held-out'] as const).map(
      (set) => labels.filter((one) => one.set === set).length,
    );
    expect(tune).toBeGreaterThanOrEqual(80);
    expect(heldOut).toBeGreaterThanOrEqual(40);
  });

  it('name sentences that are there, in order, and no text', () => {
    for (const { id, sentences, findings, ...rest } of labels) {
      expect(id).toMatch(/^(?:\d{4}\.\d{4,5}|[a-z-]+\/\d{7})$/);
      expect(findings.length).toBeGreaterThan(0);
      expect(findings).toEqual([...new Set(findings)].toSorted((left, right) => left - right));
      expect(findings.every((number) => number >= 1 && number <= sentences)).toBe(true);
      expect(Object.keys(rest)).toEqual(['set']);
    }
  });
});

describe('chooseByCuePhrases', () => {
  it('takes what has a phrase, wherever it stands, else the last two', () => {
    expect(chooseByCuePhrases(['New ships arrive.', 'Fog stays.', 'We propose a gate.'])).toEqual([0, 2]);
    expect(chooseByCuePhrases(['A.', 'B.', 'C.'])).toEqual([1, 2]);
  });
});

for (const pages of [SAVED_PAGES].filter((path) => existsSync(path))) {
  describe('findings of saved pages', () => {
    it('are right on the papers that no choice was made on, and better than by phrases', {
      timeout: 60_000,
    }, async () => {
      const { sets, missing } = await evaluateFindings(pages);
      expect(missing).toEqual([]);
      const { reader, cueRule } = sets['held-out'];
      expect(reader.precision).toBeGreaterThan(0.85);
      expect(reader.recall).toBeGreaterThan(0.8);
      expect(reader.recall).toBeGreaterThan(cueRule.recall + 0.2);
    });
  });
}
