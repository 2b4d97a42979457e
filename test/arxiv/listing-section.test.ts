import { describe, expect, it } from 'vitest';
import { parseSection } from '../../lib/arxiv/listing-section.ts';

describe('parseSection', () => {
  it.each([
    [
      'New submissions (showing 53 of 53 entries)',
      { name: 'New submissions', kind: 'new', day: null, shown: 53, of: 53, continued: false, part: null },
    ],
    [
      'New submissions (continued, showing last 3 of 1,053 entries)',
      { name: 'New submissions', kind: 'new', shown: 3, of: 1053, continued: true, part: 'last' },
    ],
    [
      'Replacement submissions (continued, showing 10 of 40 entries)',
      { kind: 'replacement', shown: 10, of: 40, continued: true, part: null },
    ],
    ['Cross submissions (showing first 18 of 40 entries)', { kind: 'cross', shown: 18, of: 40, part: 'first' }],
    [
      'Fri, 19 Dec 2025 (showing 22 of 22 entries )',
      { name: 'Fri, 19 Dec 2025', kind: null, day: '2025-12-19', shown: 22 },
    ],
    ['Wed, 17 Dec 2025', { name: 'Wed, 17 Dec 2025', day: '2025-12-17', shown: null, of: null }],
    ['Cross-lists for Tue, 23 Jul 2024', { kind: 'cross', day: '2024-07-23', shown: null }],
    ['Replacements for Tue, 23 Jul 2024', { kind: 'replacement' }],
  ])('reads %j', (heading, section) => {
    expect(parseSection(heading, null)).toMatchObject({ heading, ...section });
  });

  it('has nothing to say of a list without heading', () => {
    expect(parseSection(null, null)).toMatchObject({ heading: null, name: null, kind: null, shown: null });
  });
});
