import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type SearchDocument, TEXT_FIELDS, type TextField, valuesOf } from '../../lib/search/document.ts';
import { SearchIndex } from '../../lib/search/search-index.ts';
import { paper } from './papers.ts';

const ALL = { limit: 1_000 };

function indexOf(...documents: SearchDocument[]): SearchIndex {
  const index = new SearchIndex();
  for (const document of documents) index.add(document);
  return index;
}
const idsOf = (index: SearchIndex, query: string): string[] =>
  index.search(query, ALL).hits.map(({ arxivId }) => arxivId);

describe('which papers are found', () => {
  const index = indexOf(
    paper('2601.00001', {
      title: 'Self-attention for $\\alpha$-stable Schrödinger bridges',
      authors: ['José Müller', 'Wei Zhang'],
      categories: ['cs.LG', 'stat.ML'],
      tldr: ['用 GPT-4 评估深度学习模型。'],
      tags: ['深度学习'],
      date: '2026-01-10',
    }),
    paper('2601.00002', {
      title: 'Attention to self in graph transformers',
      findings: ['Accuracy rises by 3.5 points.'],
      note: '值得细读：与学习率有关',
      date: '2025-12-01',
    }),
    paper('hep-th/9901001', {
      title: 'Bridges',
      categories: ['hep-th'],
      date: null,
      analysis: '该方法在长序列上更好。',
    }),
  );
  const [a, b, c] = ['2601.00001', '2601.00002', 'hep-th/9901001'];

  test.each([
    ['', [a, b, c]],
    ['schrodinger', [a]],
    ['SCHRÖDINGER', [a]],
    ['self attention', [a, b]],
    ['"self attention"', [a]],
    ['self-attention', [a]],
    ['selfattention', [a]],
    ['"attention self"', []],
    ['transf', [b]],
    ['transf graph', []],
    ['attention -graph', [a]],
    ['-attention', [c]],
    ['深度', [a]],
    ['学', [a, b]],
    ['学习', [a, b]],
    ['度学', [a]],
    ['学习率', [b]],
    ['学率', []],
    ['gpt4', [a]],
    ['gpt 4', [a]],
    ['用GPT-4', [a]],
    ['3.5', [b]],
    ['α', [a]],
    ['author:muller', [a]],
    ['author:schrodinger', []],
    ['作者：zhang', [a]],
    ['author:"wei zhang"', [a]],
    ['author:"muller wei"', []],
    ['title:深度', []],
    ['tag:深度', [a]],
    ['cat:cs', [a, b]],
    ['cat:cs.LG', [a]],
    ['cat:hep', [c]],
    ['id:hep-th', [c]],
    ['hep-th/9901001', [c]],
    ['2601', []],
    ['2601.0', [a, b]],
    ['before:2026', [b]],
    ['after:2026-01-10', [a]],
    ['before:2026-01-10', [b]],
    ['has:note', [b]],
    ['has:analysis', [c]],
    ['bridges has:analysis', [c]],
    ['长序列', [c]],
  ])('%j', (query, ids) => {
    const result = index.search(query, ALL);
    expect(result.hits.map(({ arxivId }) => arxivId).toSorted()).toEqual(ids.toSorted());
    expect(result.total).toBe(ids.length);
    expect(result.problems).toEqual([]);
  });

  test('a word nobody has is respelt, and it is told; one that others have is not', () => {
    expect(index.search('shcrodinger', ALL)).toMatchObject({
      total: 1,
      problems: [{ code: 'spelling', word: 'shcrodinger', instead: ['schrodinger'] }],
      hits: [{ snippets: [{ field: 'title', ranges: [[35, 46]] }] }],
    });
    expect(index.search('author:mulller', ALL)).toMatchObject({ total: 1, problems: [{ instead: ['muller'] }] });
    expect(index.search('schrodinger graph', ALL)).toMatchObject({ total: 0, problems: [] });
    expect(index.search('深渡', ALL)).toMatchObject({ total: 0, problems: [] });
  });
});

describe('order', () => {
  test('a title before a finding, a whole word before a beginning, words in a row before words apart, then the newest', () => {
    expect(
      idsOf(indexOf(paper('1', { findings: ['diffusion'] }), paper('2', { title: 'diffusion' })), 'diffusion'),
    ).toEqual(['2', '1']);
    expect(idsOf(indexOf(paper('1', { title: 'modeling' }), paper('2', { title: 'model' })), 'model')).toEqual([
      '2',
      '1',
    ]);
    expect(
      idsOf(
        indexOf(paper('1', { title: 'models of diffusion' }), paper('2', { title: 'diffusion models' })),
        'diffusion models',
      ),
    ).toEqual(['2', '1']);
    const [old, young, undated] = [
      paper('1', { title: 'x', date: '2025-01-01' }),
      paper('2', { title: 'x', date: '2026-01-01' }),
      paper('3', { title: 'x', date: null }),
    ];
    expect(idsOf(indexOf(old, young, undated), 'x')).toEqual(['2', '1', '3']);
  });

  test('pages of an answer are parts of the whole', () => {
    const index = indexOf(
      ...Array.from({ length: 30 }, (_, number) => paper(`2601.${number}`, { title: `x ${'y '.repeat(number % 4)}` })),
    );
    const whole = idsOf(index, 'x');
    const parts = [0, 10, 20].flatMap((from) =>
      index.search('x', { limit: 10, from }).hits.map(({ arxivId }) => arxivId),
    );
    expect(parts).toEqual(whole);
  });
});

describe('bounds', () => {
  test('analyses over the bound are not searched, and every answer says of how many papers, until there is room', () => {
    const index = new SearchIndex({ analysis: 10, abstract: 10, rest: 1_000 });
    index.add(paper('1', { title: 'one', analysis: '甲乙丙丁戊己' }));
    index.add(paper('2', { title: 'two', analysis: '甲乙丙丁戊己' }));
    expect(index.search('甲乙', ALL)).toMatchObject({ total: 1, problems: [{ code: 'analyses-left-out', papers: 1 }] });
    expect(index.search('has:analysis', ALL).total).toBe(2);
    index.remove('1');
    index.add(paper('2', { title: 'two', analysis: '甲乙丙丁戊己' }));
    expect(index.search('甲乙', ALL)).toMatchObject({ total: 1, problems: [] });
  });

  test('abstracts have a bound of their own, over which the rest of the paper is searched', () => {
    const index = new SearchIndex({ analysis: 10, abstract: 10, rest: 1_000 });
    index.add(paper('1', { title: 'one', abstract: 'leaf count' }));
    index.add(paper('2', { title: 'two', abstract: 'leaf count', analysis: '甲乙' }));
    expect(index.search('leaf', ALL)).toMatchObject({
      total: 1,
      problems: [{ code: 'abstracts-left-out', papers: 1 }],
    });
    expect(idsOf(index, 'two')).toEqual(['2']);
    expect(idsOf(index, '甲乙')).toEqual(['2']);
    expect(index.size()).toMatchObject({ abstractCharacters: 10, analysisCharacters: 2 });
  });

  test('papers over the bound are left out, and every answer says how many', () => {
    const index = new SearchIndex({ analysis: 10, abstract: 10, rest: 10 });
    index.add(paper('1', { title: '12345678' }));
    index.add(paper('2', { title: '12345678' }));
    expect(index.search('', ALL)).toMatchObject({ total: 1, problems: [{ code: 'papers-left-out', papers: 1 }] });
    index.remove('2');
    expect(index.search('', ALL).problems).toEqual([]);
    expect(index.size()).toMatchObject({ papers: 1, characters: 8, analysisCharacters: 0, abstractCharacters: 0 });
  });
});

const HAN = fc.string({ unit: fc.constantFrom('深', '度', '学', '习', '，', 'a', ' ', '\u{20000}'), maxLength: 12 });
const anyPaper = (arxivId: string): fc.Arbitrary<SearchDocument> =>
  fc
    .record({
      title: HAN,
      tldr: fc.array(HAN, { maxLength: 2 }),
      tags: fc.array(HAN, { maxLength: 2 }),
      note: HAN,
      analysis: HAN,
      abstract: HAN,
      date: fc.constantFrom(null, '2026-01-01', '2025-06-30'),
    })
    .map((fields) => paper(arxivId, fields));

describe('against a plain look through every text', () => {
  test('runs of Han characters, be it one, are found exactly where they stand', () => {
    fc.assert(
      fc.property(
        fc.tuple(...['1', '2', '3'].map(anyPaper)),
        fc.string({ unit: fc.constantFrom('深', '度', '学', '习', '\u{20000}'), minLength: 1, maxLength: 4 }),
        (papers, query) => {
          const plain = papers.filter((each) =>
            TEXT_FIELDS.some((field) => valuesOf(each, field).some((text) => text.includes(query))),
          );
          expect(idsOf(indexOf(...papers), query).toSorted()).toEqual(plain.map(({ arxivId }) => arxivId));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('whatever was put in, changed and taken out, the answers are those of an index of what is left', () => {
    const step = fc.constantFrom('1', '2', '3', '4').chain((id) => fc.oneof(anyPaper(id), fc.constant(id)));
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 12 }),
        fc.constantFrom('深', '深度', '学习', 'a', '', '-深', 'has:note'),
        (steps, query) => {
          const index = new SearchIndex();
          const left = new Map<string, SearchDocument>();
          for (const each of steps) {
            if (typeof each === 'string') {
              index.remove(each);
              left.delete(each);
            } else {
              index.add(each);
              left.set(each.arxivId, each);
            }
          }
          expect(index.search(query, ALL)).toEqual(indexOf(...left.values()).search(query, ALL));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('nor does giving up the numbers of many that were removed change an answer', () => {
    const index = new SearchIndex();
    const many = Array.from({ length: 3_000 }, (_, number) =>
      paper(`${number}`, { title: `word${number % 7} 深度${number}` }),
    );
    for (const each of many) index.add(each);
    for (const { arxivId } of many.slice(0, 2_000)) index.remove(arxivId);
    const fresh = indexOf(...many.slice(2_000));
    for (const query of ['word3', '深度', 'word', '深度25'])
      expect(index.search(query, ALL)).toEqual(fresh.search(query, ALL));
    expect(index.size().postings).toBeLessThan(fresh.size().postings * 1.5);
  });
});

describe('passages', () => {
  test('at most three, with places in the text as it was written', () => {
    const long = `${'前面的话没有什么。'.repeat(40)}这里说到 Schrödinger 桥的收敛性。${'后面的话也没有什么。'.repeat(40)}`;
    const index = indexOf(
      paper('1', {
        title: 'A Schrödinger bridge',
        tldr: ['Schrödinger again'],
        findings: ['x', 'by Schrödinger'],
        note: 'Schrödinger',
        analysis: long,
      }),
    );
    const [hit] = index.search('schrodinger', ALL).hits;
    expect(hit?.snippets.map(({ field }) => field)).toEqual(['title', 'note', 'tldr']);
    const [passage] = index.search('schrodinger 收敛性', ALL).hits[0]?.snippets ?? [];
    expect(passage).toMatchObject({ field: 'analysis', cutStart: true, cutEnd: true });
    expect(passage?.ranges.map(([start, end]) => passage.text.slice(start, end))).toEqual(['Schrödinger', '收敛性']);
    expect(passage?.text.length).toBeLessThan(260);
  });

  test('a formula is lit and kept whole', () => {
    const [hit] = indexOf(paper('1', { title: 'On $\\alpha$-stable laws' })).search('alpha', ALL).hits;
    expect(hit?.snippets).toMatchObject([{ text: 'On $\\alpha$-stable laws', ranges: [[3, 11]] }]);
  });

  test('every passage is a part of its text, its ranges are inside, in order, and fold to what was looked for', () => {
    fc.assert(
      fc.property(
        anyPaper('1'),
        fc.constantFrom('深', '学习', 'a', '深 a', '-深 学'),
        fc.nat(60),
        (document, query, times) => {
          const document2 = { ...document, analysis: `${document.analysis}。`.repeat(times + 1) };
          for (const { field, text, ranges } of indexOf(document2).search(query, ALL).hits[0]?.snippets ?? []) {
            expect(valuesOf(document2, field).some((value) => value.includes(text))).toBe(true);
            expect(ranges.length).toBeGreaterThan(0);
            let last = 0;
            for (const [start, end] of ranges) {
              expect(start).toBeGreaterThanOrEqual(last);
              expect(end).toBeGreaterThan(start);
              last = end;
              expect(/^[深学习a]+$/u.test(text.slice(start, end)), text.slice(start, end)).toBe(true);
            }
            expect(last).toBeLessThanOrEqual(text.length);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

/** Where a word can stand, by the field's names in a query; each document has it there and nowhere else. */
const PLACES: Readonly<
  Record<TextField, { names: string[]; english: Partial<SearchDocument>; chinese: Partial<SearchDocument> }>
> = {
  title: { names: ['title', '标题'], english: { title: 'On kelp forests' }, chinese: { title: '论海带林' } },
  authors: {
    names: ['author', 'authors', '作者'],
    english: { authors: ['Ada Kelp'] },
    chinese: { authors: ['王海带'] },
  },
  tags: { names: ['tag', 'tags', '标签'], english: { tags: ['kelp'] }, chinese: { tags: ['海带'] } },
  tldr: { names: ['tldr', '一句话'], english: { tldr: ['We count kelp.'] }, chinese: { tldr: ['我们数海带。'] } },
  findings: {
    names: ['finding', 'findings', '要点'],
    english: { findings: ['Other.', 'There is more kelp.'] },
    chinese: { findings: ['其他。', '海带增多。'] },
  },
  note: {
    names: ['note', 'notes', '笔记'],
    english: { note: '# Kelp\n\nRead §2.' },
    chinese: { note: '**海带**，再看第二节。' },
  },
  analysis: {
    names: ['analysis', '分析'],
    english: { analysis: 'Long.\n\nIts kelp.' },
    chinese: { analysis: '其海带部分较弱。' },
  },
  abstract: {
    names: ['abstract', 'abs', '摘要'],
    english: { abstract: 'Shadows. Of kelp.' },
    chinese: { abstract: '本文研究海带。' },
  },
};

describe.each(Object.entries(PLACES))('a word in the %s', (field, { names, english, chinese }) => {
  const index = indexOf(
    paper('english', english),
    paper('chinese', chinese),
    ...Object.entries(PLACES).flatMap(([other, { english, chinese }]) =>
      other === field ? [] : [paper(`${other} en`, english), paper(`${other} zh`, chinese)],
    ),
  );

  test.each([
    ['english', 'kelp'],
    ['chinese', '海带'],
  ])('of %s is found by itself and by its field alone, lit in a passage of that field', (arxivId, word) => {
    const all = index.search(word, ALL);
    expect(all.total).toBe(Object.keys(PLACES).length);
    const [snippet, ...more] = all.hits.find((hit) => hit.arxivId === arxivId)?.snippets ?? [];
    expect(more).toEqual([]);
    expect(snippet?.field).toBe(field);
    expect(snippet?.ranges.map(([start, end]) => snippet.text.slice(start, end).toLowerCase())).toEqual([word]);
    for (const name of names) {
      for (const colon of [':', '：']) {
        const only = index.search(`${name}${colon}${word}`, ALL);
        expect(only.problems, name).toEqual([]);
        expect(
          only.hits.map((hit) => hit.arxivId),
          name,
        ).toEqual([arxivId]);
        expect(only.hits[0]?.snippets, name).toEqual([snippet]);
      }
      const without = index.search(`${word} -${name}:${word}`, ALL);
      expect(without.total, name).toBe(all.total - 1);
      expect(idsOf(index, `${name}:"${word}"`), name).toEqual([arxivId]);
    }
  });
});

test('a sentence of the abstract that is a finding too is shown once, as the finding', () => {
  const sentence = 'The error of kelp counts falls by 12%.';
  const index = indexOf(paper('1', { tldr: [sentence], findings: [sentence], abstract: `We count. ${sentence}` }));
  expect(index.search('kelp', ALL).hits[0]?.snippets.map(({ field }) => field)).toEqual(['tldr']);
  const apart = indexOf(paper('1', { findings: ['More kelp.'], abstract: 'Kelp is counted by shadows.' }));
  expect(apart.search('kelp', ALL).hits[0]?.snippets.map(({ field }) => field)).toEqual(['findings', 'abstract']);
});
