import { describe, expect, test } from 'vitest';
import { selectDigestPapers } from '../../lib/digest/digest-input.ts';
import { announce, inventEntry } from './invented-day.ts';

const entries = [
  inventEntry(1, [], {}, 'replacement'),
  inventEntry(2, [], {}, 'cross'),
  inventEntry(3, [], {}, 'new'),
  inventEntry(4, [], { abstract: null }, 'new'),
  inventEntry(5, [], { withdrawn: true }, 'new'),
  inventEntry(6, [], {}, 'new'),
];
const announcement = announce(entries);
const papers = entries.map(({ paper }) => paper);

describe('selectDigestPapers', () => {
  test('takes new papers, then cross-lists, then replacements, each in arXiv’s order', () => {
    const selected = selectDigestPapers(announcement, papers.toReversed());
    expect(selected.map(({ paper, kind }) => [paper.arxivId, kind])).toEqual([
      ['2601.00003', 'new'],
      ['2601.00006', 'new'],
      ['2601.00002', 'cross'],
      ['2601.00001', 'replacement'],
    ]);
  });

  test('drops replacements first when room is short', () => {
    expect(selectDigestPapers(announcement, papers, 3).map(({ kind }) => kind)).toEqual(['new', 'new', 'cross']);
  });

  test('takes a paper listed twice once, and none that is not at hand', () => {
    const twice = {
      ...announcement,
      entries: [...announcement.entries, { arxivId: '2601.00003', kind: 'cross' as const }],
    };
    expect(selectDigestPapers(twice, papers.slice(0, 3))).toHaveLength(3);
  });
});
