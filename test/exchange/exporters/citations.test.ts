import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { cslItem, cslJson } from '../../../lib/exchange/exporters/csl-json.ts';
import { ris } from '../../../lib/exchange/exporters/ris.ts';
import { emptyMark } from '../../../lib/library/mark.ts';
import { inventPaper } from '../../digest/invented-day.ts';
import { inventLibrary } from '../invented-library.ts';
import { textOf } from '../written.ts';

interface CslItem {
  [field: string]: unknown;
  title: string;
  author?: { family?: string; given?: string; literal?: string; suffix?: string }[];
}

/** The part of citation-js that is used here; it has no types of its own. */
interface CitationJs {
  Cite: new (data: unknown) => { data: CslItem[]; format: (format: string, options?: object) => string };
}

const require = createRequire(import.meta.url);
const { Cite } = require('@citation-js/core') as CitationJs;
for (const plugin of [require.resolve('@citation-js/plugin-ris'), require.resolve('@citation-js/plugin-csl')])
  require(plugin);

/** Variables of CSL 1.0.2 that we write, with the shape its schema asks for. */
const CSL_SHAPES: Record<string, (value: unknown) => boolean> = {
  id: isText,
  type: (value) => value === 'article' || value === 'article-journal',
  title: isText,
  author: (value) => Array.isArray(value) && value.every((name: object) => Object.values(name).every(isText)),
  issued: (value) => /^\{"date-parts":\[\[\d{4}(?:,\d{1,2},\d{1,2})?\]\]\}$/.test(JSON.stringify(value)),
  abstract: isText,
  'container-title': isText,
  publisher: isText,
  number: isText,
  archive: isText,
  archive_location: isText,
  DOI: isText,
  URL: (value) => URL.canParse(String(value)),
  keyword: isText,
  note: isText,
  language: isText,
};

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

const library = inventLibrary(120);
const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim();

const valuesOf = (tag: string, source: string): string[] =>
  [...source.matchAll(new RegExp(`^${tag} {2}- (.*?)\\r?$`, 'gm'))].map((match) => squeeze(match[1] ?? ''));
/** Names with neither suffix nor particle, which the two write differently. */
const plainNames = (source: string): string[] => valuesOf('AU', source).filter((name) => !/Jr|III|van der/.test(name));

describe('CSL-JSON', () => {
  test('is a list of items in the shape of CSL 1.0.2', async () => {
    const items = JSON.parse(await textOf(cslJson, library, { step: 7 })) as CslItem[];
    expect(items).toHaveLength(library.length);
    const faults = items.flatMap((item) =>
      Object.entries(item).flatMap(([name, value]) => (CSL_SHAPES[name]?.(value) ? [] : [`${item.title}: ${name}`])),
    );
    expect(faults).toEqual([]);
  });

  test('is read by citation-js, which writes a bibliography of every paper', async () => {
    const cite = new Cite(JSON.parse(await textOf(cslJson, library)));
    expect(cite.data).toHaveLength(library.length);
    const text = cite.format('bibliography', { format: 'text' });
    expect(text.match(/https:\/\/(?:arxiv|doi)\.org/g)?.length).toBeGreaterThanOrEqual(library.length);
  });

  test('tells family names from given ones, and leaves groups whole', () => {
    const authors = ['Ludwig van der Sample', 'ATLAS Collaboration', '王小明', 'Sammy Test, Jr.', 'Ann Probe III'];
    const bare = { reading: null, analyses: [], mark: emptyMark('2601.00001'), note: null, exportedAt: '' };
    expect(cslItem({ ...bare, paper: inventPaper(1, { authors }), language: 'en' })['author']).toEqual([
      { family: 'van der Sample', given: 'Ludwig' },
      { literal: 'ATLAS Collaboration' },
      { literal: '王小明' },
      { family: 'Test', given: 'Sammy', suffix: 'Jr.' },
      { family: 'Probe', given: 'Ann', suffix: 'III' },
    ]);
  });
});

describe('RIS', () => {
  test('is read by citation-js with every title, name, year and address', async () => {
    const { data } = new Cite(await textOf(ris, library, { step: 11 }));
    expect(data).toHaveLength(library.length);
    for (const [index, { paper }] of library.entries()) {
      const item = data[index];
      expect(squeeze(item?.title ?? '')).toBe(squeeze(paper.title));
      expect(item?.['URL']).toBe(
        `https://arxiv.org/abs/${paper.arxivId}${paper.version === null ? '' : `v${paper.version}`}`,
      );
      expect(item?.['DOI'] ?? null).toBe(paper.doi);
      expect(item?.author?.length ?? 0).toBe(paper.authors.length);
    }
  });

  test('writes what citation-js writes of our CSL-JSON, in the same tags', async () => {
    const ours = await textOf(ris, library);
    const theirs = new Cite(JSON.parse(await textOf(cslJson, library)))
      .format('ris')
      .replace(/\n(?![A-Z][A-Z0-9] {2}- |\n|$)/g, '');
    expect(valuesOf('TI', ours)).toEqual(valuesOf('TI', theirs));
    expect(plainNames(ours)).toEqual(plainNames(theirs));
  });

  test('every line is a tag with one line of text, and every reference ends', async () => {
    const lines = (await textOf(ris, library)).split('\r\n');
    for (const line of lines) expect(line).toMatch(/^$|^[A-Z][A-Z0-9] {2}- [^\r\n]*$/);
    expect(lines.filter((line) => line.startsWith('ER  - '))).toHaveLength(library.length);
  });
});
