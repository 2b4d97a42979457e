import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renderListNew } from '../fixtures/arxiv/pages.ts';
import { evaluatePages } from './pages.ts';

const ADDRESS = 'https://arxiv.org/list/cs.CV/new';

function runCapture(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const script = join(import.meta.dirname, 'capture.ts');
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

describe('the capture command', () => {
  let dir = '';
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'capture-'));
  });
  afterEach(() => rm(dir, { recursive: true }));

  it('stores a saved page and says what a person has to check', async () => {
    const saved = join(dir, 'saved.htm');
    await writeFile(saved, renderListNew('cs.CV'));
    const pages = join(dir, 'pages');
    const { code, stdout } = await runCapture(ADDRESS, '--dir', pages, '--file', saved);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /A draft repeats what the parser believes[\s\S]*first: [\s\S]*last: [\s\S]*confidence 1\.00/,
    );
    expect(await evaluatePages(pages)).toMatchObject({ files: 1, wrong: [] });
  });

  it('says in its help that real pages stay out of the repository', async () => {
    const { code, stdout } = await runCapture('--help');
    expect(code).toBe(0);
    expect(stdout).toMatch(/Real pages stay out of the repository/);
  });

  it.each([
    ['without an address', []],
    ['with two', [ADDRESS, ADDRESS]],
    ['with an unknown option', [ADDRESS, '--all']],
    ['for another host', ['https://example.org/list/cs.CV/new']],
  ])('ends with code 2 %s', async (_, args) => {
    const pages = join(dir, 'pages');
    const { code, stderr } = await runCapture(...args, '--dir', pages);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^capture: /);
    expect(existsSync(pages)).toBe(false);
  });
});
