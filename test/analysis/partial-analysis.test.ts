import { describe, expect, it } from 'vitest';
import { toPartialAnalysis } from '../../lib/analysis/partial-analysis.ts';
import { goodAnswer, sentences } from './sample.ts';

const json = JSON.stringify(goodAnswer());

describe('toPartialAnalysis', () => {
  it('shows a section as it grows and calls it done only once its string is closed', () => {
    const cut = json.indexOf('innovation') + 40;
    const zh = toPartialAnalysis(json.slice(0, cut), ['zh', 'en']).zh;
    expect(zh?.sections['contributions']?.state).toBe('done');
    expect(zh?.sections['innovation']?.state).toBe('growing');
    expect(zh?.sections['impact']).toBeUndefined();
    const closing = json.indexOf('","impact"');
    expect(toPartialAnalysis(json.slice(0, closing), ['zh']).zh?.sections['innovation']?.state).toBe('growing');
    expect(toPartialAnalysis(json.slice(0, closing + 1), ['zh']).zh?.sections['innovation']?.state).toBe('done');
  });

  it('is empty before the first section', () => {
    expect(toPartialAnalysis('', ['zh'])).toEqual({});
    expect(toPartialAnalysis('<think>hm', ['zh'])).toEqual({});
    expect(toPartialAnalysis('{"title":"Tide', ['zh'])).toEqual({});
  });

  it('shows findings once they are closed, with their evidence', () => {
    const cut = json.indexOf('3.7 ms');
    const partial = toPartialAnalysis(json.slice(0, cut), ['zh', 'en'], { sentences });
    expect(partial.zh?.findings.map((finding) => finding.evidence)).toEqual(['verified', 'unverified']);
    expect(partial.en?.findings).toHaveLength(1);
  });

  it('leaves out a language that was not asked for', () => {
    expect(Object.keys(toPartialAnalysis(json, ['en'], { sentences }))).toEqual(['en']);
  });

  it('ignores sections of the wrong type', () => {
    expect(toPartialAnalysis('{"zh":{"impact":5,"innovation":["x"]}}', ['zh'])).toEqual({});
    expect(toPartialAnalysis('{"zh":"text"}', ['zh'])).toEqual({});
  });
});
