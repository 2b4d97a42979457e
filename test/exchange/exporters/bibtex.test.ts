import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { citationKey } from '../../../lib/exchange/citation-key.ts';
import { bibtex, renderBibtex } from '../../../lib/exchange/exporters/bibtex.ts';
import { escapeLatex, toLatex } from '../../../lib/exchange/latex-text.ts';
import { inventPaper } from '../../digest/invented-day.ts';
import { teapot } from '../../fixtures/export/invented-papers.ts';
import { findProgram } from '../../harness/programs.ts';
import { inventLibrary } from '../invented-library.ts';
import { textOf } from '../written.ts';

const GOLDEN = readFileSync(join(import.meta.dirname, '../../fixtures/export/teapot.bib'), 'utf8');

/** Has BibTeX read a file whole with the plain style. */
function runBibtex(source: string): { log: string; items: string } {
  const folder = mkdtempSync(join(tmpdir(), 'marginalia-bibtex-'));
  try {
    writeFileSync(join(folder, 'papers.bib'), source);
    writeFileSync(join(folder, 'all.aux'), '\\citation{*}\n\\bibstyle{plain}\n\\bibdata{papers}\n');
    const { status, stdout } = spawnSync(findProgram('bibtex'), ['all'], { cwd: folder, encoding: 'utf8' });
    return { log: `${status}\n${stdout}`, items: readFileSync(join(folder, 'all.bbl'), 'utf8') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('renderBibtex', () => {
  test('writes a preprint as it is to be cited', () => {
    expect(renderBibtex(teapot, { accents: 'latex' })).toBe(GOLDEN);
  });

  test('writes a published paper as an article of its journal and year', () => {
    const paper = inventPaper(3, {
      journalRef: 'Phys. Rev. D 99 (2025) 123',
      doi: '10.1000/x_{1}',
      published: '2024-02-01',
    });
    expect(renderBibtex(paper, { accents: 'latex' })).toMatch(
      /^@article\{[\s\S]*journal = \{Phys\. Rev\. D 99 \(2025\) 123\},\n {2}year = \{2025\}[\s\S]*doi = \{10\.1000\/x_%7B1%7D\}/,
    );
  });

  test('leaves accents as they are for biber, and Chinese in either way', () => {
    const paper = inventPaper(4, { title: '茶壶 of Müller', authors: ['王小明', 'Bo Müller'] });
    expect(renderBibtex(paper, { accents: 'unicode' })).toContain('author = {{王小明} and Müller, Bo}');
    expect(renderBibtex(paper, { accents: 'latex' })).toContain(String.raw`title = {{茶壶 of M{\"{u}}ller}}`);
  });
});

describe('in BibTeX itself', () => {
  const library = inventLibrary(200);

  test.each(['latex', 'unicode'] as const)(
    '200 papers are read without a warning, with accents as %s',
    async (accents) => {
      const { log, items } = runBibtex(await textOf(bibtex, library, { options: { accents } }));
      expect(log).not.toMatch(/warning|error/i);
      expect(log).toMatch(/^0\n/);
      expect(items.match(/\\bibitem\{/g)).toHaveLength(200);
    },
  );

  test('a style that lowers titles leaves ours alone', () => {
    const title = String.raw`Étude of $K_{S}$ in DNA: \beta`;
    const { items } = runBibtex(renderBibtex(inventPaper(1, { title }), { accents: 'latex' }));
    expect(items.replace(/\s+/g, ' ')).toContain(String.raw`{{\'{E}}tude of $K_{S}$ in DNA: {\textbackslash}beta}`);
  });

  test('a fault is told from a warning-free run', () => {
    expect(runBibtex('@article{a, title = {x}}\n').log).toMatch(/warning/i);
  });
});

describe('citationKey', () => {
  test('is one paper’s alone, plain ASCII, and the same in every export', () => {
    const keys = inventLibrary(200).map(({ paper }) => citationKey(paper));
    expect(new Set(keys).size).toBe(200);
    for (const key of keys) expect(key).toMatch(/^[a-z]+\d{4}-[a-z0-9.-]+$/);
    expect(citationKey(inventPaper(1, { authors: ['Łukasz Ødegård'] }))).toBe('odegaard2026-2601.00001');
  });
});

describe('toLatex', () => {
  test('writes Unicode as commands and keeps formulas', () => {
    expect(toLatex('Gödel – naïve ß “x” α $\\alpha_1$', 'latex')).toBe(
      String.raw`G{\"{o}}del -- na{\"{i}}ve {\ss} ${'``'}x'' $\alpha$ $\alpha_1$`,
    );
    expect(escapeLatex('5% & #1_x', 'unicode')).toBe(String.raw`5\% \& \#1\_x`);
  });

  test('never leaves a brace without its other, nor a bare comment sign, whatever the text', () => {
    const sign = fc.constantFrom(
      '{',
      '}',
      '\\',
      '$',
      '%',
      '#',
      'a',
      ' ',
      '_',
      '^',
      '\\{',
      '\\}',
      'é',
      '$x$',
      '\n',
      '\\$',
    );
    const text = fc.array(sign, { maxLength: 30 }).map((signs) => signs.join(''));
    fc.assert(
      fc.property(text, (source) => {
        const written = toLatex(source, 'latex');
        let depth = 0;
        for (const each of written) {
          if (each === '{') depth++;
          if (each === '}') depth--;
          expect(depth).toBeGreaterThanOrEqual(0);
        }
        expect(depth).toBe(0);
        expect(written).not.toMatch(/(?<!\\)(?:\\\\)*[%#]/);
        expect(written).not.toContain('\n');
      }),
      { numRuns: 2000 },
    );
  });
});
