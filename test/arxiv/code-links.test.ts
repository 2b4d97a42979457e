import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCodeLinks } from '../../lib/arxiv/code-links.ts';
import { processorMs } from '../harness/processor-time.ts';

describe('findCodeLinks', () => {
  it.each([
    ['Code: https://github.com/a/b.', 'https://github.com/a/b'],
    ['(code at http://www.github.com/a/b/)', 'https://github.com/a/b'],
    ['see github.com/a/b.git, and more', 'https://github.com/a/b'],
    ['https://gitlab.inria.fr/x/y;', 'https://gitlab.inria.fr/x/y'],
    ['weights: https://huggingface.co/x/y?v=2', 'https://huggingface.co/x/y?v=2'],
    ['https://bitbucket.org/x/y”', 'https://bitbucket.org/x/y'],
    ['https://codeberg.org/x/y!', 'https://codeberg.org/x/y'],
    ['https://zenodo.org/records/99014275.', 'https://zenodo.org/records/99014275'],
    ['data: https://doi.org/10.5281/zenodo.9901427)', 'https://doi.org/10.5281/zenodo.9901427'],
    ['Project page: https://lab.github.io/.', 'https://lab.github.io'],
    ['https://lab.github.io/method_(v2)', 'https://lab.github.io/method_(v2)'],
    ['https://anonymous.4open.science/r/abc-12', 'https://anonymous.4open.science/r/abc-12'],
  ])('finds the link of %j', (text, link) => {
    expect(findCodeLinks(text)).toEqual([link]);
  });

  it.each([
    'https://arxiv.org/abs/2301.00001',
    'https://doi.org/10.1103/PhysRevD.1',
    'https://github.com/',
    'https://notgithub.com/a/b',
    'https://github.com.example.org/a/b',
    'mail me@github.com/a',
    'javascript:alert(1)',
    'code will be released',
  ])('sees none in %j', (text) => {
    expect(findCodeLinks(text, [text])).toEqual([]);
  });

  it('names a repository once, however it is written', () => {
    expect(
      findCodeLinks('http://github.com/a/b, github.com/a/b and https://www.github.com/a/b.git#readme', [
        'https://github.com/a/b/',
        '/abs/2301.00001',
      ]),
    ).toEqual(['https://github.com/a/b']);
  });

  it('stays quick on text made to slow it down', () => {
    const text = `https://github.com/a/b${'))'.repeat(50_000)} ${'a-'.repeat(50_000)}`;
    expect(findCodeLinks(text)).toEqual(['https://github.com/a/b']);
    expect(processorMs(() => findCodeLinks(text))).toBeLessThan(3_000);
  });

  it('gives safe, absolute addresses whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, path) => {
        const url = `http://github.com/${path}`;
        for (const link of findCodeLinks(`${text} ${url} https://github.com/${text}`, [text, url])) {
          expect(new URL(link).protocol).toBe('https:');
        }
      }),
    );
  });
});
