import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** Names of the stores of the database, as its schema has them. */
function stores(): string[] {
  const [, shape = ''] = /interface MarginaliaSchema[^{]*\{([\s\S]*?)\n\}/.exec(read('lib/db/schema.ts')) ?? [];
  return [...shape.matchAll(/^ {2}(\w+): \{/gm)].map(([, name = '']) => name);
}

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
