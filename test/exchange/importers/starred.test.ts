import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ARCHIVES } from '../../../lib/arxiv/identifier.ts';
import { parseStarred } from '../../../lib/exchange/importers/starred.ts';
import { processorMs } from '../../harness/processor-time.ts';

const idsOf = (text: string): string[] => parseStarred(text).papers.map(({ arxivId }) => arxivId);
const pad = (value: number, length: number): string => String(value).padStart(length, '0');

const month: fc.Arbitrary<string> = fc.integer({ min: 1, max: 12 }).map((value) => pad(value, 2));
const fiveFigures: fc.Arbitrary<string> = fc
  .tuple(fc.integer({ min: 15, max: 39 }), month, fc.integer({ min: 0, max: 99_999 }))
  .map(([year, of, number]) => `${year}${of}.${pad(number, 5)}`);
const fourFigures: fc.Arbitrary<string> = fc
  .tuple(fc.integer({ min: 8, max: 14 }), month, fc.integer({ min: 0, max: 9_999 }))
  .map(([year, of, number]) => `${pad(year, 2)}${of}.${pad(number, 4)}`);
const oldStyle: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...ARCHIVES.split('|')), fc.integer({ min: 91, max: 99 }), month, fc.integer({ max: 999 }))
  .map(([archive, year, of, number]) => `${archive}/${year}${of}${pad(Math.abs(number) % 1_000, 3)}`);
const identifier: fc.Arbitrary<string> = fc.oneof(fiveFigures, fourFigures, oldStyle);
const version: fc.Arbitrary<string> = fc
  .option(fc.integer({ min: 1, max: 30 }))
  .map((value) => (value === null ? '' : `v${value}`));

const figures = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((each) => each.join(''));
const entry = (fields: string, key = 'lan2023'): string =>
  `@article{${key},\n  title = {On 2301.99999 {and} more},\n${fields}\n}\n`;

/** Ways in which people and programs write a paper. */
const WAYS: readonly ((id: string) => string)[] = [
  (id) => id,
  (id) => `- ${id}`,
  (id) => `(1) ${id}`,
  (id) => `[${id}] Title of a paper, 2024.`,
  (id) => `arXiv:${id}`,
  (id) => `ARXIV: ${id}`,
  (id) => `https://arxiv.org/abs/${id}`,
  (id) => `http://www.arxiv.org/pdf/${id}.pdf`,
  (id) => `see <https://arxiv.org/html/${id}#S3>;`,
  (id) => `export.arxiv.org/abs/${id}?context=cs`,
  (id) => `https://ar5iv.labs.arxiv.org/html/${id}/`,
  (id) => `https://huggingface.co/papers/${id}`,
  (id) => `https://www.alphaxiv.org/abs/${id}`,
  (id) => `https://doi.org/10.48550/arXiv.${id}`,
  (id) => `Lan, Quill: A Title. arXiv preprint arXiv:${id} (2023), 12 pages`,
  (id) => `CoRR abs/${id}`,
  (id) => `论文《标题》见${id}。`,
  (id) => `id_list=${id},`,
];
const mention = fc.tuple(identifier, version, fc.constantFrom(...WAYS)).map(([arxivId, of, write]) => ({
  arxivId,
  text: write(`${arxivId}${of}`),
}));

describe('a list of papers', () => {
  test('every paper of a text is found, once, in its order and with its line', () => {
    fc.assert(
      fc.property(fc.array(mention, { maxLength: 30 }), fc.constantFrom('\n', '\r\n', '\n\n'), (mentions, newline) => {
        const text = mentions.map((each) => each.text).join(newline);
        const step = newline === '\n\n' ? 2 : 1;
        const lines = new Map<string, number>();
        for (const [index, { arxivId }] of mentions.entries()) {
          if (!lines.has(arxivId)) lines.set(arxivId, index * step + 1);
        }
        expect(parseStarred(text)).toEqual({
          papers: [...lines].map(([arxivId, line]) => ({ arxivId, line })),
          unreadable: [],
        });
      }),
      { numRuns: 300 },
    );
  });

  test('several in one line are all found', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(identifier, { minLength: 1, maxLength: 8 }),
        fc.constantFrom(' ', ', ', ','),
        (ids, by) => {
          expect(idsOf(ids.join(by))).toEqual(ids);
        },
      ),
    );
  });

  test('no text makes it throw, and all it gives are identifiers and lines of the text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '@misc{',
        '@article(a,',
        'eprint=',
        '{',
        '}',
        '"',
        '#',
        '\\',
        '\n',
        '\r',
        'arXiv:',
        '10.1/',
        '\u2028',
      ),
      identifier,
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const { papers, unreadable } = parseStarred(text);
        const lines = text.split(/\r\n?|\n/).length;
        for (const { arxivId } of papers) expect(arxivId).toMatch(/^(\d{4}\.\d{4,5}|[a-z-]+\/\d{7})$/);
        for (const { line } of [...papers, ...unreadable]) expect(line >= 1 && line <= lines).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    'a.'.repeat(500_000),
    '@a{b,'.repeat(100_000),
    `@a{b, c = {${'{'.repeat(300_000)}`,
    '10.1234/'.repeat(100_000),
  ])('a long text without any is read in a moment (%#)', (text) => {
    expect(processorMs(() => parseStarred(text))).toBeLessThan(5_000);
  });
});

describe('what only looks like one', () => {
  test('a DOI of another publisher is none', () => {
    const suffix = fc.oneof(
      identifier,
      identifier.map((id) => `j.pub.${id}`),
      identifier.map((id) => `(${id})45:6`),
      identifier.map((id) => `S0301;${id}`),
    );
    fc.assert(
      fc.property(figures(4), suffix, fc.constantFrom('', 'doi:', 'https://doi.org/'), (registrant, end, before) => {
        expect(idsOf(`${before}10.${registrant}/${end}`)).toEqual([]);
      }),
    );
  });

  test('a number to be called is none', () => {
    const phone = fc.oneof(
      fc.tuple(figures(2), fiveFigures).map(([country, rest]) => `+${country} ${rest}`),
      fc.tuple(figures(2), fiveFigures).map(([area, rest]) => `(0${area}) ${rest}`),
      fiveFigures.map((rest) => `Tel. ${rest}`),
      fiveFigures.map((rest) => `电话：${rest}`),
      fc.tuple(figures(3), fiveFigures).map(([area, rest]) => `${area}-${rest}`),
      fc.tuple(figures(3), figures(3), figures(4)).map((parts) => parts.join('.')),
      fc.tuple(fiveFigures, figures(2)).map(([rest, extension]) => `${rest}-${extension}`),
    );
    fc.assert(
      fc.property(phone, (text) => {
        expect(idsOf(text)).toEqual([]);
      }),
    );
  });

  test('a day is none, however it is written', () => {
    const day = fc.date({ min: new Date('1995-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.constantFrom('.', '/', '-', ''), (date, by) => {
        const [year = '', of = '', on = ''] = date.toISOString().slice(0, 10).split('-');
        const ways = [
          [year, of, on],
          [on, of, year],
          [year.slice(2), of, on],
        ].map((parts) => parts.join(by));
        // A day and a month in one, then the year: four figures belong to earlier years than such a month is of.
        const joined = Number(on) >= 15 ? [`${on}${of}.${year}`] : [];
        for (const text of [...ways, ...joined]) expect(idsOf(text)).toEqual([]);
      }),
    );
  });

  test.each([
    '$2301.12345',
    '2301.12345%',
    '12301.12345',
    '2313.12345',
    '2301.1234',
    '0703.1234',
    'hep-xx/9901001',
    'not-math/0309136',
    '10.2301.12345',
    'v2301.123456',
    'https://example.org/math/0309136',
  ])('%s', (text) => {
    expect(parseStarred(text)).toEqual({ papers: [], unreadable: [{ line: 1, text }] });
  });
});

describe('a bibliography', () => {
  test.each([
    ['eprint', '  eprint = {2301.12345}, archivePrefix = {arXiv}, primaryClass = {cs.CV},', '2301.12345'],
    ['biblatex', '  eprint = "2301.12345v2", eprinttype = "arXiv",', '2301.12345'],
    ['no prefix', '  eprint = 2301.12345', '2301.12345'],
    ['an old one', '  eprint = {hep-th/9901001},', 'hep-th/9901001'],
    ['archive and number apart', '  eprint = {9901001}, archiveprefix = {hep-th}', 'hep-th/9901001'],
    ['an address', '  url = {https://arxiv.org/abs/2301.12345},', '2301.12345'],
    ['a preprint as scholars cite it', '  journal = {arXiv preprint arXiv:2301.12345}, year={2023}', '2301.12345'],
    ['an address in a note', String.raw`  note = {\url{https://arxiv.org/pdf/2301.12345v3}}`, '2301.12345'],
    ['CoRR', '  journal = {CoRR}, volume = {abs/2301.12345}', '2301.12345'],
    ['a DOI of arXiv’s own', '  doi = {10.48550/ARXIV.2301.12345}', '2301.12345'],
    ['parts joined', '  url = "https://arxiv.org/" # "abs/2301.12345"', '2301.12345'],
  ])('%s', (_, fields, arxivId) => {
    expect(parseStarred(entry(fields))).toEqual({ papers: [{ arxivId, line: 1 }], unreadable: [] });
  });

  test('a record of another repository, or of no paper here, is named by its key and line', () => {
    const text = [
      'Exported, 2301.00001 aside',
      '@comment{not, this}',
      entry('  eprint = {2301.12345}, eprinttype = {hal}, doi = {10.1234/2301.12345}', 'other'),
      '@misc{broken, title = {never closed',
      '@misc{fine, eprint = {2302.00002}}',
    ].join('\n');
    expect(parseStarred(text)).toEqual({
      papers: [
        { arxivId: '2301.00001', line: 1 },
        { arxivId: '2302.00002', line: 9 },
      ],
      unreadable: [
        { line: 3, text: 'other' },
        { line: 8, text: 'broken' },
      ],
    });
  });

  test('what was exported as BibTeX is found again', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(identifier, { maxLength: 20 }),
        fc.constantFrom('{}', '""'),
        (ids, [open = '', close = '']) => {
          const records = ids.map(
            (id, index) => `@misc{key${index},\n title = {A {B}},\n eprint = ${open}${id}${close}\n}`,
          );
          expect(idsOf(records.join('\n\n'))).toEqual(ids);
        },
      ),
    );
  });
});
