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

function readChanged(change: (document: Document) => void, query = '') {
  const document = parseHtml(renderCatchup('cs.CV', DAY, true));
  change(document);
  return parseCatchup(document, new URL(`https://arxiv.org/catchup/cs.CV/${DAY}?abs=True${query}`));
}

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

  it('believes the total of a day on one page, also where it stands bare', () => {
    const reading = readChanged((document) => {
      for (const node of document.querySelectorAll('dl:last-of-type, #dlpage > div:first-of-type')) node.remove();
    });
    expect(reading).toMatchObject({ declared: 24, read: 17, total: 24 });
  });

  it('takes the total of a day on several pages for what it is', () => {
    const reading = readChanged((document) => {
      for (const place of document.querySelectorAll('#dlpage > div:first-of-type')) {
        place.textContent = 'Total of 2,024 entries for Tue, 17 Nov 2026 View page: 1 ';
        place.append(document.createElement('a'));
      }
      const [bare] = [...(document.querySelector('#dlpage')?.childNodes ?? [])].filter(
        (node) => node.nodeType === 3 && node.nodeValue?.includes('Total'),
      );
      if (bare) bare.nodeValue = 'Total of 2,024 entries for Tue, 17 Nov 2026 View page: 1 ';
      bare?.parentNode?.insertBefore(document.createElement('a'), bare.nextSibling);
      document.querySelectorAll('dt a[name]').forEach((name, at) => name.setAttribute('name', `item${2001 + at}`));
    }, '&page=2');
    expect(reading).toMatchObject({ declared: 24, read: 24, total: 2024, confidence: 1 });
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
