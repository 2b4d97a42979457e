import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Clause, parseQuery } from '../../lib/search/query.ts';

const short = (clause: Clause): string =>
  clause.kind === 'words'
    ? `${clause.negated ? 'not ' : ''}${clause.field ?? 'any'}=${clause.form}${clause.open ? '…' : ''}`
    : `${clause.negated ? 'not ' : ''}${clause.kind}=${clause.value}`;

describe('what was typed', () => {
  test.each([
    ['graph neural', ['any=graph', 'any=neural…']],
    ['"graph neural" nets', ['any=graph neural', 'any=nets…']],
    ['“图神经” 「网络」', ['any=图神经', 'any=网络']],
    ['-survey graph', ['not any=survey', 'any=graph…']],
    ['－综述', ['not any=综述']],
    ['author:müller title:"graph nets"', ['authors=muller', 'title=graph nets']],
    ['作者：王 标签：推理', ['authors=王', 'tags=推理…']],
    ['author：“Jane Doe”', ['authors=jane doe']],
    [
      'cat:cs.CL id:2601.00001 before:2026-02 after:2025',
      ['category=cs.cl', 'id=2601.00001', 'before=2026-02', 'after=2025'],
    ],
    ['after:２０２５年３月', ['after=2025-03']],
    ['has:note -has:analysis 有：笔记', ['has=note', 'not has=analysis', 'has=note']],
    ['2601.00001v2', ['id=2601.00001']],
    ['https://arxiv.org/abs/2601.00001', ['id=2601.00001']],
    ['self-attention', ['any=self-attention…']],
    ['GPT-4模型', ['any=gpt-4模型…']],
    ['"never closed', ['any=never closed…']],
    ['author:', []],
    ['-', []],
    ['""', []],
    ['   ', []],
  ])('%j', (input, clauses) => {
    const query = parseQuery(input);
    expect(query.clauses.map(short)).toEqual(clauses);
    expect(query.problems).toEqual([]);
  });

  test('a field nobody knows is taken as words, and told', () => {
    expect(parseQuery('venue:neurips').clauses.map(short)).toEqual(['any=venue neurips…']);
    expect(parseQuery('venue:neurips').problems).toEqual([{ code: 'unknown-field', name: 'venue' }]);
  });

  test('a value that is none is left out and told, but not while it is being typed', () => {
    expect(parseQuery('has:pictures x')).toMatchObject({
      problems: [{ code: 'unknown-value', name: 'has', value: 'pictures' }],
    });
    expect(parseQuery('before:soon')).toMatchObject({ clauses: [], problems: [{ code: 'unknown-value' }] });
    for (const unfinished of ['has:', 'has:an', 'before:', 'before:20', 'before:2026-', 'after:2026-1']) {
      expect(parseQuery(unfinished).problems, unfinished).toEqual([]);
    }
  });

  test('of a query without end the beginning is read, and it is told', () => {
    expect(parseQuery('word '.repeat(90)).problems).toEqual([{ code: 'query-shortened' }]);
    expect(parseQuery('x'.repeat(501)).problems).toEqual([{ code: 'query-shortened' }]);
  });

  const pieces = fc
    .array(
      fc.constantFrom(
        '深度',
        '学',
        'graph',
        'Müller',
        '"',
        '“',
        '”',
        '「',
        '-',
        '－',
        ':',
        '：',
        ' ',
        '\u3000',
        'author',
        'has',
        'note',
        'before',
        '2026',
        '-01',
        '$',
        '\\',
        '作者',
        '2601.00001',
        'cat:cs',
        '/',
        '.',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join(''));

  test('any text is a query', () => {
    fc.assert(
      fc.property(fc.oneof(pieces, fc.string({ unit: 'binary' })), (input) => {
        const { clauses } = parseQuery(input);
        const forms = clauses.flatMap((clause) => (clause.kind === 'words' ? [clause.form] : []));
        expect(forms.filter((form) => !/^[^\s"]+(?: [^\s"]+)*$/u.test(form))).toEqual([]);
        // A blank before and after is no part of it.
        expect(parseQuery(` ${input}`).clauses.map(short)).toEqual(clauses.map(short));
      }),
      { numRuns: 2_000 },
    );
  });
});
