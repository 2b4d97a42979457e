import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findIdentifier, formatIdentifier, parseIdentifier } from '../../lib/arxiv/identifier.ts';
import { identifier } from './identifiers.ts';

describe('parseIdentifier', () => {
  it.each([
    ['2601.18692', '2601.18692', null],
    ['2601.18692v2', '2601.18692', 2],
    ['0704.0001', '0704.0001', null],
    ['hep-th/9901001v3', 'hep-th/9901001', 3],
    ['math.GT/0309136', 'math/0309136', null],
    ['cond-mat.supr-con/0309136v2', 'cond-mat/0309136', 2],
    [' arXiv:cs/0212040v1 ', 'cs/0212040', 1],
  ])('reads %s', (text, arxivId, version) => {
    expect(parseIdentifier(text)).toEqual({ arxivId, version });
  });

  it.each([
    '',
    '2613.00001',
    '2601.123',
    '2601.123456',
    '2601.18692v',
    '2601.18692v0',
    'hep-th/990100',
    'x2601.18692',
    '9901001',
  ])('refuses %j', (text) => {
    expect(parseIdentifier(text)).toBeNull();
  });

  it('reads back whatever was formatted', () => {
    fc.assert(
      fc.property(identifier, (value) => {
        expect(parseIdentifier(formatIdentifier(value))).toEqual(value);
      }),
    );
  });

  it('gives of anything it accepts a form that reads the same', () => {
    const nearly = fc.oneof(fc.string(), fc.stringMatching(/^(arXiv:)?(cs|math\.[A-Z]{2}|\d{4})[./]\d{4,7}(v\d)?$/));
    fc.assert(
      fc.property(nearly, (text) => {
        const read = parseIdentifier(text);
        expect(read && parseIdentifier(formatIdentifier(read))).toEqual(read);
      }),
    );
  });
});

describe('findIdentifier', () => {
  it.each([
    ['arXiv:2609.22268v1 [cond-mat.mtrl-sci]', '2609.22268', 1],
    ['This extends 2301.99871 to moving cameras.', '2301.99871', null],
    ['see (hep-th/9901001v2), section 3', 'hep-th/9901001', 2],
    ['The sequel of 2301.00001.', '2301.00001', null],
  ])('finds the identifier in %j', (text, arxivId, version) => {
    expect(findIdentifier(text)).toEqual({ arxivId, version });
  });

  it.each([
    '10.1103/2301.000011',
    'a value of 0.1234.5',
    'version 12.3456',
    'pages 12301.00001',
    'grant/0412345',
    'AB/9901001',
  ])('sees none in %j', (text) => {
    expect(findIdentifier(text)).toBeNull();
  });

  it('finds a formatted identifier between words', () => {
    fc.assert(
      fc.property(identifier, (value) => {
        expect(findIdentifier(`as in ${formatIdentifier(value)}, with`)).toEqual(value);
      }),
    );
  });
});
