import { describe, expect, it } from 'vitest';
import { matchRules } from '../../lib/interests/rules.ts';

const PAPER = {
  title: 'Diffusion Policies for Harbour Cranes',
  abstract: 'We train a policy. Medical images are not used. 我们研究扩散模型。',
  authors: ['Ada Moran', 'K. Ito'],
};
const rules = (includeKeywords: string[], excludeKeywords: string[] = []) => ({ includeKeywords, excludeKeywords });

describe('matchRules', () => {
  it('matches whole words in any case, singular or plural', () => {
    expect(matchRules(rules(['DIFFUSION policy', 'crane', 'harbours']), PAPER).included).toEqual([
      'DIFFUSION policy',
      'crane',
      'harbours',
    ]);
    expect(matchRules(rules(['diff', 'ran', 'fusion']), PAPER)).toEqual({ score: 0, included: [], excluded: [] });
  });

  it('takes hyphen and space for the same', () => {
    expect(matchRules(rules(['diffusion-policy']), PAPER).included).toHaveLength(1);
  });

  it('counts the title twice and the abstract once', () => {
    expect(matchRules(rules(['diffusion']), PAPER).score).toBe(2);
    expect(matchRules(rules(['medical image']), PAPER).score).toBe(1);
  });

  it('matches authors, never across two of them', () => {
    expect(matchRules(rules(['ada moran']), PAPER).score).toBe(2);
    expect(matchRules(rules(['moran k']), PAPER).included).toEqual([]);
  });

  it('does not match across sentences', () => {
    expect(matchRules(rules(['policy medical']), PAPER).included).toEqual([]);
  });

  it('matches Chinese without spaces', () => {
    expect(matchRules(rules(['扩散模型', '模型研究']), PAPER).included).toEqual(['扩散模型']);
  });

  it('takes excluded keywords off', () => {
    expect(matchRules(rules(['crane'], ['medical', 'crane ship']), PAPER)).toEqual({
      score: 1,
      included: ['crane'],
      excluded: ['medical'],
    });
  });

  it('ignores empty rules and a missing abstract', () => {
    expect(matchRules(rules(['', '  ', '--']), { ...PAPER, abstract: null }).included).toEqual([]);
  });
});
