import { describe, expect, it } from 'vitest';
import { interestsOf, NO_INTERESTS } from '../../lib/interests/interests.ts';
import { compilePattern, parseRule, switchedOff } from '../../lib/interests/rule.ts';
import { matchRules } from '../../lib/interests/rules.ts';

const PAPER = {
  title: 'Diffusion Policies for Harbour Cranes',
  abstract: 'We train a policy.',
  authors: ['Ada Moran', 'K. Ito'],
  categories: ['cs.RO', 'cs.LG'],
};
const included = (lines: string[], patterns?: Set<string>): string[] =>
  matchRules({ includeKeywords: lines, excludeKeywords: [] }, PAPER, patterns).included;

describe('parseRule', () => {
  it.each([
    ['leaf counting', { kind: 'words', text: 'leaf counting' }],
    ['/leaf (count|area)/', { kind: 'pattern', source: 'leaf (count|area)' }],
    ['/leaf/i', { kind: 'pattern', source: 'leaf' }],
    ['au: Ada Moran', { kind: 'author', name: 'Ada Moran' }],
    ['cat:cs.RO', { kind: 'category', category: 'cs.RO' }],
    ['# /leaf/', { kind: 'off', rule: '/leaf/' }],
    ['#P-hard', { kind: 'words', text: '#P-hard' }],
    ['I/O', { kind: 'words', text: 'I/O' }],
    ['/', { kind: 'words', text: '/' }],
  ])('%s', (line, rule) => {
    expect(parseRule(line)).toEqual(rule);
  });

  it('reads what it has switched off', () => {
    expect(parseRule(switchedOff('/a+/'))).toEqual({ kind: 'off', rule: '/a+/' });
  });
});

describe('rules of each kind', () => {
  it('an author is one of the authors, and no word of the title', () => {
    expect(included(['au:A. Moran', 'au:Ito', 'au:Ada', 'au:Harbour'])).toEqual(['au:A. Moran', 'au:Ito']);
  });

  it('a category has what is under it', () => {
    expect(included(['cat:cs.RO', 'cat:CS', 'cat:cs.R', 'cat:math'])).toEqual(['cat:cs.RO', 'cat:CS']);
  });

  it('a regular expression counts where it was found to match, and is never tried here', () => {
    expect(included(['/crane/', '/policy/'])).toEqual([]);
    expect(included(['/crane/', '/policy/'], new Set(['/crane/']))).toEqual(['/crane/']);
  });

  it('one that is switched off matches nothing', () => {
    expect(included(['# crane'])).toEqual([]);
  });

  it('goes to a model as words alone', () => {
    const lines = ['crane', '/crane/', '# crane', 'cat:cs.RO'];
    expect(interestsOf({ ...NO_INTERESTS, includeKeywords: lines }).includeKeywords).toEqual(['crane', 'cat:cs.RO']);
  });
});

describe('compilePattern', () => {
  it('heeds no case, takes Unicode properties and needless escapes, and says what is none', () => {
    expect(compilePattern('LEAF')?.test('a leaf')).toBe(true);
    expect(compilePattern('\\p{Script=Han}')?.test('叶')).toBe(true);
    expect(compilePattern('state\\-of')?.test('State-of')).toBe(true);
    expect(compilePattern('(')).toBeNull();
  });
});
