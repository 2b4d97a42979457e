import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIVE_SHAPES } from '../fixtures/reports/five-shapes.ts';
import { lantern } from '../reader/abstracts.ts';

interface Outcome {
  code: number;
  lines: unknown[];
  stderr: string;
}

function runEval(...args: string[]): Promise<Outcome> {
  const script = new URL('eval.ts', import.meta.url).pathname;
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], (error, stdout, stderr) => {
      const lines = stdout
        .split('\n')
        .filter((line) => line !== '')
        .map((line): unknown => JSON.parse(line));
      resolve({ code: error === null ? 0 : Number(error.code), lines, stderr });
    });
  });
}

describe('the eval command', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'eval-'));
    const roles = {
      sentences: [
        'We propose a gate in this paper.',
        'Experimental results show that our gate outperforms others by 5%.',
      ],
      labels: ['objective', 'result'],
    };
    const summary = {
      title: lantern.title,
      source: ['However, fog remains challenging.', 'We propose Lantern, a network for fog.'],
      target: ['Lantern, a network for fog.', 'Something else.'],
    };
    await writeFile(join(folder, 'roles.jsonl'), `${JSON.stringify(roles)}\n`);
    await writeFile(join(folder, 'summaries.jsonl'), `${JSON.stringify(summary)}\n`);
    await writeFile(join(folder, 'wrong.jsonl'), '{"sentences":["A."],"labels":["verdict"]}\n');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('prints one line of figures for each file, in the order given', async () => {
    const { code, lines } = await runEval(
      '--scitldr',
      join(folder, 'summaries.jsonl'),
      '--csabstruct',
      join(folder, 'roles.jsonl'),
    );
    expect(code).toBe(0);
    expect(lines).toEqual([
      { scitldr: { rouge1: 0.8333, oracle: 0.8333, ratio: 1, papers: 1 } },
      { csabstruct: { accuracy: expect.any(Number), macroF1: expect.any(Number), sentences: 2 } },
    ]);
  });

  it('names a missing file, goes on with the next and exits with an error', async () => {
    const missing = join(folder, 'nowhere.jsonl');
    const { code, lines, stderr } = await runEval(
      '--csabstruct',
      missing,
      '--scitldr',
      join(folder, 'summaries.jsonl'),
    );
    expect(code).toBe(1);
    expect(stderr).toContain(missing);
    expect(lines).toHaveLength(1);
  });

  it('names the line it cannot read', async () => {
    const { code, stderr } = await runEval('--csabstruct', join(folder, 'wrong.jsonl'));
    expect(code).toBe(1);
    expect(stderr).toMatch(/line 1: unknown label "verdict"/);
  });

  it('reads, stores and writes a report as the extension does', async () => {
    const file = join(folder, 'report.md');
    await writeFile(file, FIVE_SHAPES);
    const { code, lines } = await runEval('--report', file);
    expect(lines).toEqual([{ report: { papers: 7, failed: 1, sameBytes: true } }]);
    expect(code).toBe(0);
  });

  it('says of a file that is no report that it is none', async () => {
    const file = join(folder, 'essay.md');
    await writeFile(file, '# An essay\n');
    const { code, lines, stderr } = await runEval('--report', file);
    expect({ code, lines }).toEqual({ code: 1, lines: [] });
    expect(stderr).toContain('not-a-report');
  });

  it('knows no other options', async () => {
    const { code, stderr } = await runEval('--everything', 'x');
    expect(code).toBe(1);
    expect(stderr).toMatch(/everything/);
  });
});
