import { describe, expect, it } from 'vitest';
import { asListed } from '../../lib/analysis/listed-paper.ts';
import { emptyMark } from '../../lib/library/mark.ts';
import { aJob, anAnalysis, aPaper, aReading, aView, ID } from '../components/shared/fixtures.ts';

describe('asListed', () => {
  it('has of a paper what a listing counts by, and none of its texts', () => {
    const view = aView({ reading: aReading({ tags: ['one', 'two'] }), job: aJob({ state: 'queued' }) });
    const listed = asListed(view);
    expect(listed).toMatchObject({ arxivId: ID, tags: ['one', 'two'], isHidden: false, isGraded: false, seenAt: null });
    expect(listed.job?.state).toBe('queued');
    const text = JSON.stringify(listed);
    for (const { text: sentence } of view.reading?.sentences ?? []) expect(text).not.toContain(sentence);
    expect(text).not.toContain(view.paper.title);
  });

  it('tells a paper without an abstract from one without tags', () => {
    expect(asListed(aView({ reading: null })).tags).toBeNull();
    expect(asListed(aView({ reading: aReading({ tags: [] }) })).tags).toEqual([]);
  });

  it('knows links to code from the page and from the text', () => {
    const none = { paper: aPaper({ codeLinks: [] }), reading: aReading({ codeLinks: [] }) };
    expect(asListed(aView(none)).hasCode).toBe(false);
    expect(asListed(aView({ ...none, paper: aPaper({ codeLinks: ['https://example.org/code'] }) })).hasCode).toBe(true);
    expect(asListed(aView({ ...none, reading: aReading({ codeLinks: ['https://example.org'] }) })).hasCode).toBe(true);
  });

  it('says what the reader did', () => {
    const mark = { ...emptyMark(ID), seenAt: '2026-01-02T03:04:05Z', hiddenAt: '2026-01-02T03:04:05Z' };
    expect(asListed(aView({ mark }))).toMatchObject({ seenAt: mark.seenAt, isStarred: false, isHidden: true });
  });

  it('says of each analysis whether it is of the version that is shown', () => {
    const view = aView({ paper: aPaper({ version: 2 }), analyses: [anAnalysis('en', { arxivIdV: `${ID}v2` })] });
    expect(asListed(view).analyses).toEqual([{ form: 'abstract', language: 'en', isCurrent: true }]);
    expect(asListed(view, 3).analyses).toEqual([{ form: 'abstract', language: 'en', isCurrent: false }]);
  });
});
