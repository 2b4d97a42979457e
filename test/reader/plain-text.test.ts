import { describe, expect, it } from 'vitest';
import { plainText } from '../../lib/reader/plain-text.ts';

describe('plainText', () => {
  it.each([
    ['one\n two', 'one two'],
    ['\\textbf{Bold} and \\emph{soft}', 'Bold and soft'],
    ['a 7.8$\\times$ gain of 5\\%', 'a 7.8× gain of 5%'],
    ['as in~\\cite{moran2020} here', 'as in here'],
    ['Schr\\"odinger and \\\'{e}tude', 'Schrodinger and etude'],
    ["``quoted''", '"quoted"'],
    ['see \\url{https://example.org}', 'see https://example.org'],
  ])('reads %s', (tex, plain) => {
    expect(plainText(tex)).toBe(plain);
  });
});
