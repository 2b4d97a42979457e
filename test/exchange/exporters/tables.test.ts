import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvLine } from '../../../lib/exchange/csv-cell.ts';
import { anki } from '../../../lib/exchange/exporters/anki.ts';
import { csv } from '../../../lib/exchange/exporters/csv.ts';
import { json, type PapersJson } from '../../../lib/exchange/exporters/json.ts';
import * as invented from '../../fixtures/export/invented-papers.ts';
import { inventLibrary } from '../invented-library.ts';
import { textOf } from '../written.ts';

const teapot = {
  paper: invented.teapot,
  reading: invented.teapotReading,
  analyses: [invented.teapotAnalysis],
  mark: invented.teapotMark,
  note: invented.teapotNote,
  triage: {
    unscored: null,
    model: 'small-model',
    triage: {
      arxivId: invented.teapot.arxivId,
      tldr: { zh: '弯壶嘴 <少洒> $a<b$', en: '' },
      sentences: [3],
      evidence: 'unverified' as const,
      relevance: 2 as const,
      significance: 2 as const,
      reason: {},
      tags: [],
      findings: [],
    },
  },
  language: 'zh' as const,
  exportedAt: '2026-01-28T10:00:00.000Z',
};
const library = inventLibrary(60);

/** RFC 4180, read by its grammar. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (let match = cell.exec(text); match; match = cell.exec(text)) {
    rows.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '\r\n') rows.push([]);
    if (cell.lastIndex === text.length) break;
  }
  return rows.slice(0, -1);
}

describe('CSV', () => {
  test('has a row for each paper under the same columns, with the mark Excel asks for only on request', async () => {
    const marked = await textOf(csv, library, { step: 9 });
    expect(marked.startsWith('\ufeffarxivId,')).toBe(true);
    const rows = parseCsv(await textOf(csv, library, { options: { byteOrderMark: false } }));
    expect(rows).toHaveLength(library.length + 1);
    expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([21]));
    expect(rows.slice(1).map(([id]) => id)).toEqual(library.map(({ paper }) => paper.arxivId));
  });

  test('says who wrote what, and marks what was not verified', async () => {
    const [, row = []] = parseCsv(await textOf(csv, [teapot], { options: { byteOrderMark: false } }));
    expect(row).toContain('弯壶嘴 <少洒> $a<b$ [未核对]');
    expect(row).toContain('洒漏减少 61.5%（已核对）\n成本*很*低（未核对）');
    expect(row.join('|')).toContain('openai / small-model · 提示词第 3 版 · 2026-01-27');
  });

  test('no cell is a formula, and every cell comes back as it was', () => {
    const sign = fc.constantFrom('=', '+', '-', '@', '\t', '"', ',', '\r', '\n', 'a', '1', ' ', '＝', '中');
    const cell = fc.array(sign, { maxLength: 6 }).map((signs) => signs.join(''));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 4 }), (cells) => {
        const [row = []] = parseCsv(csvLine(cells));
        expect(row.map((each) => each.replace(/^'(?=\s*[=+\-@＝\t\r])/, ''))).toEqual(cells);
        for (const each of row) expect(each).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r]/);
      }),
    );
  });
});

describe('JSON', () => {
  test('is one object of a named version, whole in any number of steps', async () => {
    const file = JSON.parse(await textOf(json, library, { step: 13 })) as PapersJson;
    expect(file).toMatchObject({ kind: 'marginalia-papers', schema: 1, exportedAt: teapot.exportedAt });
    expect(file.papers.map(({ paper }) => paper)).toEqual(library.map(({ paper }) => paper));
    expect(JSON.parse(await textOf(json, []))).toMatchObject({ papers: [] });
  });

  test('holds the reader’s marks and note beside what was made of the paper', async () => {
    const [paper] = (JSON.parse(await textOf(json, [teapot])) as PapersJson).papers;
    expect(paper).toMatchObject({
      reader: { starredAt: '2026-01-27T08:00:00.000Z', note: invented.teapotNote.text },
      oneSentence: [
        { language: 'zh', by: 'model', model: 'small-model', unverified: true },
        { language: 'en', by: 'authors' },
      ],
      findings: [{ sentence: 2 }, { sentence: 3 }],
      analyses: [{ provenance: { model: 'small-model', verified: 1, findings: 2 } }],
    });
  });
});

const cardsOf = (text: string): string[][] =>
  text
    .trimEnd()
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .map((line) => line.split('\t'));

describe('Anki', () => {
  test('begins with the lines Anki sets its import by', async () => {
    expect((await textOf(anki, [teapot])).split('\n').slice(0, 5)).toEqual([
      '#separator:tab',
      '#html:true',
      '#guid column:1',
      '#tags column:4',
      '#columns:GUID\tFront\tBack\tTags',
    ]);
  });

  test('has a card for the sentence and one for the findings, in each language there is something in', async () => {
    const cards = cardsOf(await textOf(anki, [teapot]));
    expect(cards.map(([guid]) => guid)).toEqual([
      'marginalia:2601.00001:tldr:zh',
      'marginalia:2601.00001:findings:zh',
      'marginalia:2601.00001:tldr:en',
      'marginalia:2601.00001:findings:en',
    ]);
    const [tldr = [], findings = []] = cards;
    expect(tldr[2]).toContain(String.raw`弯壶嘴 &lt;少洒&gt; \(a&lt;b\)`);
    expect(tldr[2]).toContain('未核对');
    expect(findings[2]).toContain('成本*很*低<small>（未核对）</small>');
    expect(findings[2]).toContain('2 条要点中 1 条有据可查');
    expect(tldr[1]).toContain(String.raw`\(\ell_1\)`);
  });

  test('every line has four fields, a name of its own and no markup but ours', async () => {
    const hostile = library.map((each) => ({
      ...each,
      paper: { ...each.paper, title: `<img src=x>\t"${each.paper.title}"\n` },
    }));
    const cards = cardsOf(await textOf(anki, hostile));
    expect(new Set(cards.map(({ length }) => length))).toEqual(new Set([4]));
    expect(new Set(cards.map(([guid]) => guid)).size).toBe(cards.length);
    const tags = new Set(
      cards.flatMap(([, front = '', back = '']) =>
        [...`${front}${back}`.matchAll(/<\/?([a-z]+)/g)].map((match) => match[1]),
      ),
    );
    expect(tags).toEqual(new Set(['a', 'b', 'div', 'li', 'p', 'small', 'ul']));
    for (const [, , , names = ''] of cards) expect(names).not.toMatch(/\s{2}/);
  });
});
