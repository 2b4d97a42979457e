import { type Analysis, analysisKey } from '../../lib/analysis/analysis.ts';

/** A stored analysis of a full text, small. */
export function analysisOf(): Analysis {
  const id = {
    arxivIdV: '2601.00001v2',
    form: 'fulltext' as const,
    language: 'en' as const,
    model: 'deepseek-chat',
    promptVersion: 1,
  };
  const finding = {
    text: 'It halves the error.',
    sentences: [4],
    quote: 'halves the error',
    evidence: 'verified' as const,
  };
  return {
    ...id,
    key: analysisKey(id),
    arxivId: '2601.00001',
    sections: {
      experiments: { state: 'done', text: 'It gains 16.7 mIoU.', figures: [{ ...finding, text: '16.7 mIoU' }] },
    },
    findings: [finding],
    tags: [],
    provenance: {
      form: 'fulltext',
      source: 'html',
      provider: 'deepseek',
      model: 'deepseek-chat',
      promptVersion: 1,
      createdAt: '2026-11-19T08:00:00.000Z',
      inputTokens: 12_000,
      outputTokens: 2_000,
      cost: null,
      verified: 1,
      findings: 1,
    },
  };
}
