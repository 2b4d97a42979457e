import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/**
 * What may come from outside and mean harm, or be damaged, each with the test that plays it: the file, and words of the
 * test's name. A kind of input that is new gets a row here.
 */
const HOSTILE: Record<string, [what: string, file: string, name: string][]> = {
  'arXiv’s pages': [
    ['markup lost, doubled or moved', 'arxiv/mutations.test.ts', 'a damaged page'],
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
    ['a full text that is damaged', 'fulltext/damage.test.ts', 'a damaged full text'],
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
    ['damaged', 'arxiv/mutations.test.ts', 'a damaged feed'],
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
    ['too long, or no text', 'components/options/starred-model.test.ts', 'what cannot be read'],
    ['BibTeX out, of hostile papers', 'exchange/exporters/bibtex.test.ts', 'never leaves a brace without its other'],
  ],
  'answers of a model': [
    ['broken JSON, of any characters', 'analysis/json-fuzz.test.ts', 'of any characters at all never throws'],
    ['a megabyte of it', 'analysis/json-fuzz.test.ts', 'a megabyte'],
    ['refusals, echoes, other papers, cut answers', 'analysis/guard-table.test.ts', 'whole answers'],
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
    ['XML with entities, crossed tags, nesting without end', 'sync/xml.test.ts', 'is refused where it has %s'],
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
    expect(readFileSync(join(import.meta.dirname, file), 'utf8')).toContain(name);
  });
});
