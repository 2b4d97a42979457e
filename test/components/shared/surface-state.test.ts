import { describe, expect, it } from 'vitest';
import { currentAnalyses, stateOf, versionOf } from '../../../components/hooks/surface-state.ts';
import type { JobState } from '../../../lib/queue/job.ts';
import { aJob, anAnalysis, aPaper, aView, ID } from './fixtures.ts';

const both = ['zh', 'en'] as const;

describe('stateOf', () => {
  it('is idle without an abstract and offline with one', () => {
    expect(stateOf(aView({ reading: null }), both)).toBe('idle');
    expect(stateOf(aView(), both)).toBe('offline');
  });

  it.each(['queued', 'running', 'failed'] as const)('says that work is %s before what is stored', (state: JobState) => {
    expect(stateOf(aView({ job: aJob({ state }), analyses: [anAnalysis('zh'), anAnalysis('en')] }), both)).toBe(state);
  });

  it('is done only when every language asked for is there', () => {
    const view = aView({ analyses: [anAnalysis('zh')] });
    expect(stateOf(view, ['zh'])).toBe('done');
    expect(stateOf(view, both)).toBe('offline');
    expect(stateOf(aView({ analyses: [anAnalysis('en'), anAnalysis('zh')] }), both)).toBe('done');
  });

  it('is stale when there are analyses of another version only', () => {
    const old = anAnalysis('zh', { arxivIdV: `${ID}v1` });
    expect(stateOf(aView({ analyses: [old] }), both)).toBe('stale');
    expect(stateOf(aView({ analyses: [old] }), ['zh'], 1)).toBe('done');
    expect(stateOf(aView({ analyses: [old, anAnalysis('zh')] }), ['zh'])).toBe('done');
  });

  it('takes what was made without a version for the shown one where no page names one, and nothing else', () => {
    const paper = aPaper({ version: null });
    expect(stateOf(aView({ paper, analyses: [anAnalysis('zh', { arxivIdV: ID })] }), ['zh'])).toBe('done');
    expect(stateOf(aView({ paper, analyses: [anAnalysis('zh', { arxivIdV: `${ID}v1` })] }), ['zh'])).toBe('stale');
  });

  it('does not fall back between the end of a job and the arrival of its analysis', () => {
    const partial = { zh: { sections: {}, findings: [] } };
    expect(stateOf(aView({ job: aJob({ state: 'done', partial }) }), both)).toBe('done');
  });

  it('forgets a cancelled job', () => {
    expect(stateOf(aView({ job: aJob({ state: 'cancelled' }) }), both)).toBe('offline');
  });
});

/** Made from a listing, which names no version. */
function unversioned(createdAt: string): ReturnType<typeof anAnalysis> {
  const made = anAnalysis('zh', { arxivIdV: ID });
  return { ...made, provenance: { ...made.provenance, createdAt } };
}

describe('currentAnalyses', () => {
  it('counts one made from a listing if it is not older than the version shown', () => {
    expect(currentAnalyses(aView({ analyses: [unversioned('2026-01-27T00:00:00Z')] }))).toHaveLength(1);
    expect(currentAnalyses(aView({ analyses: [unversioned('2026-01-25T00:00:00Z')] }))).toHaveLength(0);
  });
});

describe('versionOf', () => {
  it('reads the version off the identifier', () => {
    expect(versionOf({ arxivIdV: '2601.00042v12' })).toBe(12);
    expect(versionOf({ arxivIdV: 'hep-th/9901001' })).toBeNull();
  });
});
