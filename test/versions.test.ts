import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

interface Manifest {
  version: string;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

function manifestOf(path: string): Manifest {
  return JSON.parse(readFileSync(join(ROOT, path, 'package.json'), 'utf8')) as Manifest;
}

const own = manifestOf('.');
const pinned = { ...own.dependencies, ...own.devDependencies };

/** Majors the code is written for; npm on an old Node quietly resolves older ones when they are not pinned. */
const MAJORS: Record<string, string> = {
  wxt: '0.21',
  vite: '8',
  preact: '11',
  openai: '7',
  idb: '8',
  vitest: '5',
  typescript: '7',
  zod: '4',
  node: '24',
};

test.each(Object.entries(MAJORS))('%s is installed in major %s', (name, major) => {
  expect(`${manifestOf(`node_modules/${name}`).version}.`.startsWith(`${major}.`)).toBe(true);
});

test('scripts run on the Node the project brings', () => {
  expect(process.versions.node.split('.')[0]).toBe('24');
});

test('every version is exact', () => {
  expect(Object.entries(pinned).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

test('what is installed is what is pinned', () => {
  const differing = Object.entries(pinned).filter(
    ([name, version]) => manifestOf(`node_modules/${name}`).version !== version,
  );
  expect(differing).toEqual([]);
});
