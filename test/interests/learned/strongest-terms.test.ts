import { expect, test } from 'vitest';
import { strongestTerms } from '../../../lib/interests/learned/strongest-terms.ts';

const weights = {
  'word:diffusion model': 3,
  'word:diffusion': 2,
  'word:model zoo': 1.5,
  'word:traffic': -2,
  'author:Yichen Bao': 1,
  'primary:cs.CV': 0.4,
  'category:cs.CV': 0.9,
  'tag:segmentation': 0.8,
  'tag:benchmark': -0.3,
};

test('terms stand by what they do to a paper, each thing once, for and against apart', () => {
  const { wanted, unwanted } = strongestTerms({ weights, bias: 0 }, 10);
  expect(wanted).toEqual([
    { kind: 'primary', text: 'cs.CV' },
    { kind: 'tag', text: 'segmentation' },
    { kind: 'word', text: 'diffusion model' },
    { kind: 'word', text: 'model zoo' },
    { kind: 'author', text: 'Yichen Bao' },
  ]);
  expect(unwanted).toEqual([
    { kind: 'word', text: 'traffic' },
    { kind: 'tag', text: 'benchmark' },
  ]);
});

test('no more than asked for, and nothing of nothing', () => {
  expect(strongestTerms({ weights, bias: 0 }, 2).wanted).toHaveLength(2);
  expect(strongestTerms({ weights: {}, bias: 0 }, 5)).toEqual({ wanted: [], unwanted: [] });
});
