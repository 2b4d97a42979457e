import { describe, expect, it } from 'vitest';
import { catchupPage, parseCatchup } from '../../../lib/arxiv/pages/catchup.ts';
import { mailingOf } from '../../fixtures/arxiv/listing-pages.ts';
import { DAY, renderCatchup, SILENT_DAY } from '../../fixtures/arxiv/pages.ts';
import { parseHtml } from '../../fixtures/arxiv/parse-html.ts';

const read = (abstract: boolean, day = DAY) =>
  parseCatchup(
    parseHtml(renderCatchup('cs.CV', day, abstract)),
    new URL(`https://arxiv.org/catchup/cs.CV/${day}?abs=True`),
  );

describe('parseCatchup', () => {
  const { fresh, crosses, replacements } = mailingOf('cs.CV', DAY);
  const all = [...fresh, ...crosses, ...replacements];

  it('takes its day from the heading and its total from a bare div', () => {
    expect(read(true)).toMatchObject({
      heading: 'Catchup results for Computer Vision and Pattern Recognition on Tue, 17 Nov 2026',
      period: 'catchup',
      category: 'cs.CV',
      announced: DAY,
      total: 24,
      read: 24,
      confidence: 1,
    });
  });

  it.each([true, false])('reads every entry (abstracts: %s)', (abstract) => {
    const { entries } = read(abstract);
    expect(entries.map(({ paper }) => paper.arxivId)).toEqual(all.map(({ id }) => id));
    expect(entries.map(({ kind }) => kind)).toEqual([
      ...fresh.map(() => 'new'),
      ...crosses.map(() => 'cross'),
      ...replacements.map(() => 'replacement'),
    ]);
    expect(entries.every(({ paper }) => (paper.abstract !== null) === abstract)).toBe(true);
    expect(entries.every(({ missing }) => missing.includes('abstract') !== abstract)).toBe(true);
  });

  it('reads a day without announcement as just that', () => {
    const reading = read(false, SILENT_DAY);
    expect(reading).toMatchObject({ entries: [], declared: 0, confidence: 1, announced: SILENT_DAY });
    expect(reading.notes[0]).toMatch(/^No updates for Sat, 14 Nov 2026/);
  });

  it('is not the form', () => {
    expect(catchupPage.matches(new URL('https://arxiv.org/catchup?subject=cs.CV'))).toBe(false);
  });
});
