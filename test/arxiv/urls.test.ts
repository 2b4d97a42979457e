import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absUrl, htmlUrl, identifierOfUrl, isArxivUrl, listNewUrl, pdfUrl } from '../../lib/arxiv/urls.ts';
import { identifier } from './identifiers.ts';

describe('identifierOfUrl', () => {
  it.each([
    ['https://arxiv.org/abs/2601.18692', '2601.18692', null],
    ['https://arxiv.org/abs/2601.18692v2?context=cs#x', '2601.18692', 2],
    ['https://arxiv.org:8443/pdf/2601.18692v1', '2601.18692', 1],
    ['https://arxiv.org/pdf/2601.18692.pdf', '2601.18692', null],
    ['https://arxiv.org/pdf/hep-th/9901001v1.pdf', 'hep-th/9901001', 1],
    ['http://export.arxiv.org/abs/hep-th/9901001', 'hep-th/9901001', null],
    ['https://www.arxiv.org/html/2601.18692v3/', '2601.18692', 3],
    ['https://arxiv.org/abs/math.GT%2F0309136', 'math/0309136', null],
  ])('reads %s', (address, arxivId, version) => {
    expect(identifierOfUrl(new URL(address))).toEqual({ arxivId, version });
  });

  it.each([
    'https://arxiv.org/list/cs.CV/new',
    'https://arxiv.org/abs/',
    'https://arxiv.org/abs/9901001',
    'https://arxiv.org/abs/%E0%A4%A',
    'https://example.org/abs/2601.18692',
    'https://arxiv.org.example.com/abs/2601.18692',
    'ftp://arxiv.org/abs/2601.18692',
  ])('finds no paper in %s', (address) => {
    expect(identifierOfUrl(new URL(address))).toBeNull();
  });

  it('reads back every address that we write, on whichever host and with whatever comes after', () => {
    const rest = fc.tuple(
      fc.constantFrom('', '/'),
      fc.constantFrom('', '?context=cs.CV', '?a=1&b=/abs/2601.00001'),
      fc.constantFrom('', '#S2', '#/abs/2601.00001', '#page=3'),
    );
    const host = fc.constantFrom('https://arxiv.org', 'https://www.arxiv.org', 'http://export.arxiv.org');
    fc.assert(
      fc.property(identifier, fc.constantFrom(absUrl, pdfUrl, htmlUrl), host, rest, (written, write, origin, after) => {
        const address = write(written.arxivId, written.version).replace('https://arxiv.org', origin);
        expect(identifierOfUrl(new URL(address))).toEqual(written);
        expect(identifierOfUrl(new URL(address + after.join('')))).toEqual(written);
      }),
      { numRuns: 1000 },
    );
  });

  it('reads the address of a PDF file back too', () => {
    fc.assert(
      fc.property(identifier, (written) => {
        const address = `${pdfUrl(written.arxivId, written.version)}.pdf#page=2`;
        expect(identifierOfUrl(new URL(address))).toEqual(written);
      }),
    );
  });
});

describe('addresses', () => {
  it('are the site’s own', () => {
    expect(absUrl('hep-th/9901001')).toBe('https://arxiv.org/abs/hep-th/9901001');
    expect(pdfUrl('2601.18692', 2)).toBe('https://arxiv.org/pdf/2601.18692v2');
    expect(htmlUrl('2601.18692', 1)).toBe('https://arxiv.org/html/2601.18692v1');
    expect(listNewUrl('cs.CV')).toBe('https://arxiv.org/list/cs.CV/new');
  });

  it('of other sites are not arXiv’s', () => {
    expect(isArxivUrl(new URL('https://arxiv.org:9000/list/cs/new'))).toBe(true);
    expect(isArxivUrl(new URL('https://blog.arxiv.org/'))).toBe(false);
  });
});
