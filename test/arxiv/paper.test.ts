import { describe, expect, it } from 'vitest';
import { arxivIdVOf, mergePaper, type Paper } from '../../lib/arxiv/paper.ts';

const listed: Paper = {
  arxivId: '2611.09014',
  version: 1,
  title: 'Looking Twice',
  authors: ['Mirela Costin', 'Haruto Enomoto'],
  abstract: null,
  primaryCategory: 'cs.CV',
  categories: ['cs.CV', 'cs.LG'],
  comments: null,
  journalRef: null,
  doi: null,
  published: null,
  updated: null,
  codeLinks: [],
  withdrawn: false,
};
const full: Paper = {
  ...listed,
  abstract: 'Small objects are lost.',
  comments: '14 pages',
  doi: '10.99999/x',
  published: '2026-11-13',
  updated: '2026-11-13',
  codeLinks: ['https://github.com/a/b'],
};

describe('arxivIdVOf', () => {
  it('has the version where it is known', () => {
    expect(arxivIdVOf(listed)).toBe('2611.09014v1');
    expect(arxivIdVOf({ arxivId: 'hep-th/9901001', version: null })).toBe('hep-th/9901001');
  });
});

describe('mergePaper', () => {
  it('never erases what another page said, in either order', () => {
    expect(mergePaper(full, listed)).toEqual(full);
    expect(mergePaper(listed, full)).toEqual(full);
  });

  it('lets the newer version win, in either order', () => {
    const newer: Paper = { ...full, version: 2, title: 'Looking Thrice', comments: 'v2', updated: '2026-12-01' };
    expect(mergePaper(full, newer)).toEqual(newer);
    expect(mergePaper(newer, full)).toEqual(newer);
  });

  it('keeps the longer list of authors: listings drop those after the hundredth', () => {
    const all = { ...full, authors: [...full.authors, 'Yichen Bao'] };
    expect(mergePaper(all, listed).authors).toEqual(all.authors);
  });

  it('gathers links to code, each once', () => {
    const other = { ...full, codeLinks: ['https://github.com/a/b', 'https://github.com/c/d'] };
    expect(mergePaper(full, other).codeLinks).toEqual(['https://github.com/a/b', 'https://github.com/c/d']);
  });

  it('remembers a withdrawal until a later version is seen', () => {
    const gone: Paper = { ...full, version: 2, withdrawn: true };
    expect(mergePaper(gone, { ...listed, version: null }).withdrawn).toBe(true);
    expect(mergePaper(gone, { ...full, version: 3 }).withdrawn).toBe(false);
    expect(mergePaper(gone, full).withdrawn).toBe(true);
  });
});
