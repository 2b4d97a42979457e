import { describe, expect, it } from 'vitest';
import { findNamedTerms, findTags } from '../../lib/reader/tags.ts';
import { TERM_COUNTS } from '../../lib/reader/vocabulary/counts.ts';
import { findTerm } from '../../lib/reader/vocabulary/index.ts';
import { lantern } from './abstracts.ts';

describe('findTags', () => {
  it('puts the title before the abstract', () => {
    expect(findTags('Optical Flow at Dusk', 'Depth estimation and object tracking use optical flow.')[0]).toBe(
      'optical-flow',
    );
  });

  it('drops the parent that the child says more closely', () => {
    expect(findTags(lantern.title, lantern.abstract)).toEqual(['semantic-segmentation']);
  });

  it.each([
    'self-supervised learning',
    'Self supervised learning',
    'Self‑Supervised Learning',
    'few-shot point clouds',
    'fewshot point cloud',
    'knowledge graphs',
    'time-series',
    'KV caches',
    'modelling of reward modeling',
    'auto-encoders',
  ])('knows the spelling %s', (title) => {
    expect(findTags(title, '')).not.toEqual([]);
  });

  it('takes acronyms in their own case only, singular or plural', () => {
    expect(findTags('Prompting SAM', '', ['cs.CV'])).toEqual(['promptable-segmentation']);
    expect(findTags('Sam went sailing with a rag', '')).toEqual([]);
    expect(findTags('VLMs at Sea', '')).toEqual(['vision-language-model']);
    expect(findTags('NeRFs at Sea', '')).toEqual(['neural-radiance-field']);
  });

  it('does not match inside words or across sentences', () => {
    expect(findTags('Exploration-free Slamming of Subsegmentations', '')).not.toContain('slam');
    expect(findTags('We track an object. Detection follows', '')).toEqual([]);
  });

  it('looks through TeX', () => {
    expect(findTags('\\textbf{Gaussian} \\emph{Splatting} in $3$ Steps', '')).toEqual(['gaussian-splatting']);
  });

  it('does not tag every paper that mentions a benchmark', () => {
    expect(findTags('Gates', 'We test on a benchmark and a second benchmark and a dataset.')).toEqual([]);
    expect(findTags('Gates', 'We collect a new dataset of gates.')).toEqual(['dataset']);
  });

  it('takes an ambiguous name at home, or beside another name of the same', () => {
    expect(findTags('Inflation after Reheating', '', ['astro-ph.CO'])).toEqual(['inflation']);
    expect(findTags('Inflation after Reheating', '', ['gr-qc'])).toEqual(['inflation']);
    expect(findTags('Inflation after Strikes', '', ['econ.GN'])).toEqual([]);
    expect(findTags('Prompting SAM', '', ['cs.LG'])).toEqual([]);
    expect(findTags('Prompting SAM', 'Segment anything is prompted.', ['cs.LG'])).toEqual(['promptable-segmentation']);
  });

  it('does not tag what is only an example of something', () => {
    const abstract = 'Networks serve tasks such as object tracking, optical flow and depth estimation. We prune them.';
    expect(findTags('Pruned Gates', abstract)).toEqual([]);
    expect(findTags('Pruned Gates for Optical Flow', abstract)).toEqual(['optical-flow']);
  });

  it.each([
    ['Kilonova of a Binary Neutron Star Merger', 'neutron-star'],
    ['On the Bethe Ansatz', 'integrable-system'],
    ['A Note on Calabi-Yau Threefolds', 'calabi-yau-manifold'],
    ['Surface Codes on Superconducting Qubits', 'quantum-error-correction'],
    ['Large Eddy Simulations of a Wake', 'computational-fluid-dynamics'],
    ['Fuzzing REST APIs', 'web-testing'],
    ['Optimal Power Flows', 'power-grid'],
    ['Étale Cohomology of a Curve', 'etale-cohomology'],
  ])('knows themes beyond computer vision: %s', (title, tag) => {
    expect(findTags(title, '')).toContain(tag);
  });

  it('puts what few papers name before what many name, place and length being equal', () => {
    expect(findTags('Reinforcement Learning and Queueing Theory', '')).toEqual([
      'queueing-theory',
      'reinforcement-learning',
    ]);
  });

  it('does not let rarity outweigh the title', () => {
    const tags = findTags('Reinforcement Learning at Sea', 'We borrow from queueing theory.');
    expect(tags).toEqual(['reinforcement-learning', 'queueing-theory']);
  });

  it('gives six at most', () => {
    const title = 'Optical Flow, Depth Estimation, Stereo Matching, Grasping, Tool Use, Quantization, Video Editing';
    expect(findTags(title, '')).toHaveLength(6);
  });
});

describe('findNamedTerms', () => {
  it('has faint and broad terms too, the most telling first', () => {
    const named = findNamedTerms('Gates', 'We test optical flow on a benchmark.');
    expect(named.map(({ term }) => term.id)).toEqual(['optical-flow', 'benchmark']);
    expect(named.map(({ score }) => score)).toEqual(named.map(({ score }) => score).toSorted((a, b) => b - a));
  });
});

describe('the counts of listed papers', () => {
  it('are of terms that are there, each more than once', () => {
    const counts = Object.entries(TERM_COUNTS);
    expect(counts.length).toBeGreaterThan(150);
    for (const [id, count] of counts) {
      expect(findTerm(id)?.id).toBe(id);
      expect(count).toBeGreaterThan(1);
    }
  });
});
