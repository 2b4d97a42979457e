import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import config from '../wxt.config.ts';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** Names of the stores of the database, as its schema has them. */
function stores(): string[] {
  const [, shape = ''] = /interface MarginaliaSchema[^{]*\{([\s\S]*?)\n\}/.exec(read('lib/db/schema.ts')) ?? [];
  return [...shape.matchAll(/^ {2}(\w+): \{/gm)].map(([, name = '']) => name);
}

/** Calls that store something under a key outside the database; the key is written there, or is a constant of the file. */
const STORING =
  /defineItem(?:<[^(]*>)?\(\s*([^,)]+)|\b(?:localStorage|sessionStorage)\.\w+Item\(\s*([^,)]+)|\b(?:local|session)\.set\(\{ ?\[?([^\]:}]+)|\b(?:keepInTab|readFromTab)\(\s*([^,)]+)/g;

/** Names of what is kept in `storage.local`, `storage.session`, `localStorage` and a tab, with the file that keeps it. */
function keptNames(): { file: string; name: string }[] {
  // That one file is handed the keys of those that call it.
  const files = globSync('{lib,components,entrypoints}/**/*.{ts,tsx}', { cwd: ROOT }).filter(
    (file) => file !== 'components/hooks/tab-storage.ts',
  );
  return files.flatMap((file) => {
    const source = read(file);
    return [...source.matchAll(STORING)].map((found) => {
      const key = found.slice(1).find((group) => group !== undefined) ?? '';
      const written = key.startsWith("'") ? key : (new RegExp(`const ${key} = ('[^']+')`).exec(source)?.[1] ?? key);
      return { file, name: written.replaceAll("'", '').replace(/^(?:local|session):/, '') };
    });
  });
}

test('PRIVACY.md names whatever is kept outside the database', () => {
  const names = keptNames();
  expect(new Set(names.map(({ name }) => name)).size).toBeGreaterThan(18);
  expect(names.filter(({ name }) => !read('PRIVACY.md').includes(`\`${name}\``))).toEqual([]);
});

describe.each(['PRIVACY.md', 'ARCHITECTURE.md'])('%s', (document) => {
  test('names every store of the database', () => {
    expect(stores().length).toBeGreaterThan(15);
    expect(stores().filter((name) => !read(document).includes(`\`${name}\``))).toEqual([]);
  });
});

test('every file that a document leads to is there', () => {
  const broken = globSync(['*.md', '.github/**/*.md'], { cwd: ROOT }).flatMap((document) =>
    [...read(document).matchAll(/\]\((?!https?:|#)([^)#]+)/g)]
      .map(([, path = '']) => path)
      .filter((path) => globSync(path, { cwd: join(ROOT, document, '..') }).length === 0)
      .map((path) => `${document}: ${path}`),
  );
  expect(broken).toEqual([]);
});

test('every command that README or CONTRIBUTING names is a script', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const named = ['README.md', 'CONTRIBUTING.md'].flatMap((document) =>
    [...read(document).matchAll(/npm run (?:-s |--silent )?([a-z][a-z0-9:]*)/g)].map(([, name = '']) => name),
  );
  expect(named.length).toBeGreaterThan(20);
  expect([...new Set(named)].filter((name) => !(name in scripts))).toEqual([]);
});

const ASKED = ['permissions', 'optional_permissions', 'host_permissions', 'optional_host_permissions'] as const;

/** What the README's table says that a browser is asked for, by the words in brackets behind the names of a row. */
function inTable(browser: 'chrome' | 'firefox'): Record<string, string[]> {
  const [, table = ''] = /^## Permissions\n+((?:\|.*\n)+)/m.exec(read('README.md')) ?? [];
  const [, , ...rows] = table.split('\n').map((row) => row.split('|')[1]?.trim() ?? '');
  const named: Record<string, string[]> = Object.fromEntries(ASKED.map((list) => [list, []]));
  for (const row of rows) {
    const isOptional = row.endsWith('(optional)');
    if (row.endsWith('(Chrome)') && browser !== 'chrome') continue;
    for (const [, name = ''] of row.matchAll(/`([^`]+)`/g))
      named[`${isOptional ? 'optional_' : ''}${name.includes('://') ? 'host_' : ''}permissions`]?.push(name);
  }
  return named;
}

test.each(['chrome', 'firefox'] as const)(
  'the README’s table has what %s is asked for, each once, and nothing else',
  async (browser) => {
    if (typeof config.manifest !== 'function') throw new Error('The manifest is made by no function any more.');
    const asked = await config.manifest({ browser, mode: 'production', command: 'build', manifestVersion: 3 });
    const named = inTable(browser);
    for (const list of ASKED) expect(named[list]?.toSorted(), list).toEqual((asked[list] ?? []).toSorted());
  },
);
