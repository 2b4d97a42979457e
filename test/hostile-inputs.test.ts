import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { testsOf } from './fixtures/tests-of.ts';

/**
 * What may come from outside and mean harm, or be damaged, each with the test that plays it: the file, and words of the
 * test's title, with those of its group before them where it needs them. A kind of input that is new gets a row here.
 */
const HOSTILE: Record<string, [what: string, file: string, name: string][]> = {
  'arXiv’s pages': [
    ['markup lost, doubled or moved', 'arxiv/mutations.test.ts', 'a damaged page is not taken for a whole one'],
    [
      'words of papers that draw over others or turn directions',
      'e2e/hostile-text.spec.ts',
      'a listing of hostile papers keeps',
    ],
    [
      'scripts that press, type and submit what is ours',
      'e2e/hostile-page.spec.ts',
      'presses, types and submits everything',
    ],
    [
      'scripts that lie in wait for notes and keys; styles and frames',
      'e2e/hostile-page.spec.ts',
      'a page that lay in wait reads neither',
    ],
    ['a content script taken over', 'e2e/hostile-script.spec.ts', 'a content script that was taken over'],
    ['an answer without end', 'core/read-body.test.ts', 'of a body without end'],
    ['a full text that is damaged', 'fulltext/damage.test.ts', 'a damaged full text is read without failing'],
    ['a full text that breaks off', 'fulltext/damage.test.ts', 'is read when it breaks off anywhere'],
  ],
  messages: [
    [
      'from strangers, of every type, with spoilt data',
      'background/message-fuzz.test.ts',
      'is refused, whatever it says',
    ],
    ['from a content script taken over', 'background/message-fuzz.test.ts', 'gets no key, no setting'],
  ],
  feeds: [
    ['damaged', 'arxiv/mutations.test.ts', 'a damaged feed is not taken for a whole one'],
    ['declaring entities', 'background/document-tasks.test.ts', 'that declares entities'],
    ['a page in place of one', 'arxiv/rss-feed.test.ts', 'takes a page for no feed'],
    ['a complaint in place of papers', 'arxiv/atom-feed.test.ts', 'makes no paper of it'],
  ],
  PDFs: [
    ['more pages and items than are read', 'fulltext/pdf-items.test.ts', 'reads no more pages and items than it may'],
    ['cut off', 'fulltext/pdf-items.test.ts', 'a file that is cut off'],
    ['a worker that never answers', 'fulltext/pdf-items.test.ts', 'ends a worker that never answers'],
    ['items anywhere', 'fulltext/pdf-soup.test.ts', 'takes whatever geometry comes'],
  ],
  zips: [
    ['that lie about names, places and sizes', 'exchange/backup/zip-reader.test.ts', 'is refused: it %s'],
    ['with any bytes changed, or cut', 'exchange/backup/zip-reader.test.ts', 'any bytes changed, anywhere'],
    ['bombs', 'components/options/restore-file.test.ts', 'a bomb is not unpacked'],
    ['backups that name keys, paths or files twice', 'components/options/restore-file.test.ts', 'no zip, a cut zip'],
    ['backups with rows that are none', 'components/options/restore-file.test.ts', 'rows that are none are counted'],
  ],
  reports: [
    ['damaged a thousand times', 'background/import-handlers.test.ts', 'a thousand damaged reports'],
    ['any text at all', 'exchange/importers/report.test.ts', 'any text at all comes back'],
    ['no UTF-8', 'exchange/decode-report.test.ts', 'bytes that are no UTF-8'],
  ],
  'lists and BibTeX': [
    ['any text', 'exchange/importers/starred.test.ts', 'no text makes it throw'],
    [
      'long, and nested without end',
      'exchange/importers/starred.test.ts',
      'a long text without any is read in a moment',
    ],
    ['too long, or no text', 'components/options/starred-model.test.ts', 'what cannot be read %s'],
    ['BibTeX out, of hostile papers', 'exchange/exporters/bibtex.test.ts', 'never leaves a brace without its other'],
  ],
  'answers of a model': [
    ['broken JSON, of any characters', 'analysis/json-fuzz.test.ts', 'of any characters at all never throws'],
    ['a megabyte of it', 'analysis/json-fuzz.test.ts', 'a megabyte of %s is read'],
    [
      'refusals, echoes, other papers, cut answers',
      'analysis/guard-table.test.ts',
      'whole answers that are %s are turned down',
    ],
    ['prose that is no section', 'analysis/guard.test.ts', 'tells an answer cut short from one in no shape at all'],
    [
      'Markdown and HTML of any kind',
      'components/shared/markdown-hostile.test.tsx',
      'is drawn with sound elements alone',
    ],
    ['addresses that lead elsewhere', 'components/shared/markdown-hostile.test.tsx', 'leads to the web alone'],
    ['TeX of any kind', 'components/shared/math-element-hostile.test.tsx', 'builds sound elements alone from any tree'],
    ['words that draw over others', 'e2e/hostile-text.spec.ts', 'a hostile analysis, answer, question and note'],
    ['papers that were not asked about', 'analysis/run-digest.test.ts', 'does not take an id that was not sent'],
    ['that never end', 'completion/stream-completion.test.ts', 'ends a stream that never does'],
    ['longer than any answer', 'completion/stream-completion.test.ts', 'more than four million characters'],
    ['a key sent back in an error', 'completion/errors.test.ts', 'never repeats a key in its detail'],
    ['a redirect to another host', 'completion/errors.test.ts', 'follows no redirect'],
    ['names of models', 'e2e/hostile-text.spec.ts', 'names that a server gives its models'],
  ],
  'files of a batch': [
    ['lines doubled, foreign, missing, out of order', 'completion/batch-lines.test.ts', 'say the same in any order'],
    ['without end', 'core/read-body.test.ts', 'of a body without end'],
    ['lines of any shape, depth and length', 'completion/batch-lines.test.ts', 'of any shape, depth and length'],
    ['whole files of them', 'background/batches.test.ts', 'missing, doubled, broken and foreign lines'],
  ],
  'a WebDAV server': [
    [
      'XML with entities, crossed tags, nesting and namespaces without end',
      'sync/xml.test.ts',
      'is refused where it has %s',
    ],
    ['listings of great length', 'sync/xml.test.ts', 'of great length is read'],
    ['files without end', 'core/read-body.test.ts', 'of a body without end'],
    ['files of any kind', 'sync/merging.test.ts', 'whatever a file on the server holds'],
    ['addresses that are not https, or carry a password', 'sync/merging.test.ts', 'an address without https'],
  ],
  'what is stored': [
    ['settings of any shape', 'settings/migrations.test.ts', 'does not stop the migration'],
    ['rows that are none', 'db/row-shape.test.ts', 'whatever a fault left of a row'],
  ],
};

describe.each(Object.keys(HOSTILE))('%s', (kind) => {
  test.each(HOSTILE[kind] ?? [])('%s', (_, file, name) => {
    const { tests, leftOut } = testsOf(file, readFileSync(join(import.meta.dirname, file), 'utf8'));
    // Words of the group alone would be there without the test.
    const named = tests.filter(({ group, title }) => `${group} ${title}`.includes(name) && !group.includes(name));
    expect(named).not.toEqual([]);
    expect(leftOut).toEqual([]);
  });
});

const reads = (code: string) => testsOf('x.test.ts', `import { test } from 'vitest';\n// test('said', run)\n${code}`);

test.each([
  "test('said', run)",
  "it.each([['(']])('said', run)",
  "closed('said', run)",
  "test.concurrent('said', run)",
])('a title counts where a test has it: %s', (code) =>
  expect(reads(`describe('a group', () => { ${code}; })`)).toEqual({
    tests: [{ group: 'a group', title: 'said' }],
    leftOut: [],
  }),
);

test.each([
  "console.log('said')",
  "describe('said', run)",
  "test.describe('said', run)",
  "const said = 'said'",
  "expect(it).toBe('said')",
])('and not elsewhere: %s', (code) => expect(reads(code)).toEqual({ tests: [], leftOut: [] }));

test.each([
  "test.skip('said', run)",
  "it.todo('said')",
  "describe.skip.each([1])('a group', run)",
  "it.each([1]).only('said', run)",
  "test.describe.fixme('a group', run)",
  "test('said', () => test.skip())",
  'const it = test.skip;',
])('nothing counts in a file that leaves a test out: %s', (code) => expect(reads(code).leftOut).toHaveLength(1));
