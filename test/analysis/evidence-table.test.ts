import { describe, expect, it } from 'vitest';
import { checkFinding } from '../../lib/analysis/evidence/check-finding.ts';
import { EVIDENCE_CASES, PAPERS } from './evidence-cases.ts';

describe('the evidence of a finding', () => {
  it.each(EVIDENCE_CASES.map((each) => [each.state, each.paper, each.name, each] as const))(
    'is %s in %s: %s',
    (state, paper, _, { text, sentences, quote, ids }) => {
      const { evidence, sentences: found } = checkFinding({ text, sentences, quote }, PAPERS[paper]);
      expect({ evidence, found }).toEqual({ evidence: state, found: ids });
    },
  );
});
