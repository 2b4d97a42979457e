import { describe, expect, it } from 'vitest';
import type { SectionKind } from '../../lib/fulltext/full-text.ts';
import { isReferences, sectionKind } from '../../lib/fulltext/section-kind.ts';

const HEADINGS: Record<SectionKind, string[]> = {
  abstract: ['Abstract', 'ABSTRACT.'],
  introduction: ['Introduction', '1. Introduction', 'Introduction and Related Work', 'Motivation'],
  related: ['Related Work', 'RELATED WORKS', 'Background', 'Prior Work', 'Background and Notation', 'State of the Art'],
  method: [
    'Method',
    'Our Method',
    'Methods and Results',
    'Approach',
    'Preliminaries',
    'Problem Formulation',
    'The Tidepool Framework',
    'Materials and Methods',
    'Model',
    'Model Architecture',
    'Implementation Details',
    'Convergence Analysis',
    'Theoretical Results',
  ],
  experiments: [
    'Experiments',
    'Experimental Setup',
    'Evaluation',
    'Model Evaluation',
    'Ablation',
    'Ablation Studies',
    'Results and Discussion',
    'Results on the Model',
    'Case Study: A Harbour',
    'Error Analysis',
  ],
  discussion: [
    'Discussion',
    'Discussion of Results',
    'Limitations',
    'Broader Impact',
    'Limitations and Future Work',
    'Ethics Statement',
    'Threats to Validity',
  ],
  conclusion: [
    'Conclusion',
    'Conclusions',
    'Discussion and Conclusion',
    'Concluding Remarks',
    'Summary',
    'Summary and Outlook',
  ],
  appendix: ['Appendix', 'Appendices', 'Supplementary Material', 'Appendix B: Proofs'],
  acknowledgements: ['Acknowledgements', 'Acknowledgment', 'Funding', 'Author Contributions', 'Conflict of Interest'],
  other: [
    'Tidepool',
    'Tides of the North Sea',
    'Data Availability',
    'The Impact of Batch Size',
    'Summary of the Proof',
    'Large Language Models',
    '',
  ],
};

describe('sectionKind', () => {
  it.each(Object.entries(HEADINGS).flatMap(([kind, titles]) => titles.map((title) => [title, kind])))(
    'takes “%s” for %s',
    (title, kind) => {
      expect(sectionKind(title, null)).toBe(kind);
    },
  );

  it.each<[string, SectionKind, SectionKind]>([
    ['Tides', 'method', 'method'],
    ['Evaluation Protocol', 'method', 'experiments'],
    ['Introduction to Tides', 'method', 'method'],
    ['Compared Methods', 'experiments', 'experiments'],
    ['Limitations', 'experiments', 'discussion'],
    ['Learned Methods', 'related', 'related'],
    ['Related Work', 'introduction', 'related'],
    ['Additional Experiments', 'appendix', 'appendix'],
    ['Results', 'other', 'experiments'],
    ['Tides', 'other', 'other'],
  ])('takes “%s” within %s for %s', (title, parent, kind) => {
    expect(sectionKind(title, parent)).toBe(kind);
  });
});

describe('isReferences', () => {
  it('knows a list of references by its heading', () => {
    expect(['References', '7. REFERENCES', 'Bibliography', 'Literature Cited:'].every(isReferences)).toBe(true);
    expect(['Reference Frames', 'Cross References', 'Conclusion'].some(isReferences)).toBe(false);
  });
});
