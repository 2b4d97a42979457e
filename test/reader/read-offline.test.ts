import { existsSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { READER_VERSION, readOffline } from '../../lib/reader/read-offline.ts';
import { SENTENCE_ROLES } from '../../lib/reader/reading.ts';
import { findTerm } from '../../lib/reader/vocabulary/index.ts';
import { evaluateRoles } from '../eval/csabstruct.ts';
import { SHARED_DATASETS } from '../eval/datasets.ts';
import { evaluateTldr } from '../eval/scitldr.ts';
import { chinese, ferry, type InventedPaper, lantern, probe } from './abstracts.ts';
import { processorMs } from '../harness/processor-time.ts';

const read = (paper: InventedPaper) => readOffline({ ...paper, codeLinks: [] });
const findingsOf = (paper: InventedPaper) => {
  const reading = read(paper);
  return reading.findings.map((id) => reading.sentences[id - 1]?.text ?? '');
};
const tldrOf = (paper: InventedPaper) => {
  const reading = read(paper);
  return reading.sentences.find((sentence) => sentence.id === reading.tldr)?.text;
};

describe('readOffline', () => {
  it('takes the contribution for the one line, not the complaint before it', () => {
    expect(tldrOf(lantern)).toMatch(/^We propose Lantern/);
    expect(tldrOf(ferry)).toMatch(/^We introduce Ferry/);
    expect(tldrOf(chinese)).toBe('本文提出一种流式分割网络。');
  });

  it('keeps weaknesses of prior work and the mere word "new" out of the findings', () => {
    const findings = findingsOf(lantern).join('\n');
    expect(findings).not.toMatch(/new cameras|Existing segmentation|However/);
    expect(findings).toMatch(/We propose Lantern/);
    expect(findings).toMatch(/6\.2 points/);
  });

  it('keeps prior work out of the findings after the contribution, and what the authors found about it in', () => {
    const findings = findingsOf(probe).join('\n');
    expect(findings).not.toMatch(/previous probes/);
    expect(findings).toMatch(/losing 38%/);
  });

  it('finds the result sentence that praises nothing, and never a LaTeX comment', () => {
    const findings = findingsOf(ferry).join('\n');
    expect(findings).toMatch(/\+24\.9/);
    expect(findings).toMatch(/Slips fall/);
    expect(findings).not.toMatch(/To be shortened/);
    expect(tldrOf(ferry)).not.toMatch(/^%/);
  });

  it('parts the sentence after quotes in TeX', () => {
    expect(read(ferry).sentences[0]?.text).toMatch(/lazy objects\.''$/);
  });

  it('reads Chinese abstracts', () => {
    expect(findingsOf(chinese)).toEqual(['本文提出一种流式分割网络。', '实验表明该方法将精度提升6.2个百分点。']);
  });

  it('says nothing of a paper without an abstract', () => {
    expect(
      readOffline({ title: 'A Note on Graph Neural Networks', abstract: '', codeLinks: ['https://example.org/a'] }),
    ).toEqual({
      readerVersion: READER_VERSION,
      sentences: [],
      tldr: null,
      tldrStart: 0,
      findings: [],
      tags: ['graph-neural-network'],
      keyphrases: [],
      codeLinks: ['https://example.org/a'],
    });
  });

  it.each([
    'despite ',
    '(',
    '$',
    '\\cite[',
    'we ',
    'existing ',
    '. ',
    'e.g. ',
    '\n',
    '-',
    '%',
    '我',
    'experiments ',
    'A.',
  ])('is not slowed down by text that repeats %j', (piece) => {
    const paper = { title: piece.repeat(100), abstract: piece.repeat(20_000 / piece.length), codeLinks: [] };
    expect(processorMs(() => readOffline(paper))).toBeLessThan(3_000);
  });

  it('gives the same well-formed answer twice for any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 300 }), (title, abstract) => {
        const reading = readOffline({ title, abstract, codeLinks: [] });
        expect(readOffline({ title, abstract, codeLinks: [] })).toEqual(reading);
        const ids = reading.sentences.map((sentence) => sentence.id);
        expect(ids).toEqual(ids.map((_, index) => index + 1));
        expect(reading.tldr === null).toBe(ids.length === 0);
        expect(ids).toEqual(expect.arrayContaining(reading.findings));
        expect(reading.findings).toEqual(reading.findings.toSorted((left, right) => left - right));
        expect(reading.findings.length).toBeLessThanOrEqual(7);
        for (const sentence of reading.sentences) expect(SENTENCE_ROLES).toContain(sentence.role);
        for (const tag of reading.tags) expect(findTerm(tag)?.id).toBe(tag);
      }),
      { numRuns: 150 },
    );
  });
});

for (const datasets of [SHARED_DATASETS].filter((path) => existsSync(path))) {
  describe('the reader on labelled data', () => {
    it('tells roles with accuracy above 0.68', () => {
      const { accuracy, macroF1 } = evaluateRoles(`${datasets}csabstruct-dev.jsonl`);
      expect(accuracy).toBeGreaterThan(0.68);
      expect(macroF1).toBeGreaterThan(0.63);
    });

    it('picks TLDR sentences at 86 % of the best possible or more', () => {
      expect(evaluateTldr(`${datasets}scitldr-dev.jsonl`).ratio).toBeGreaterThan(0.86);
    });
  });
}
