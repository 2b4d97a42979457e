import * as fc from 'fast-check';

/** Everything Markdown, TeX, HTML and addresses are made of, whole and in halves. */
const PIECES = [
  ['*', '**', '***', '_', '__', '~~', '`', '```', '\n```js\n', '[', ']', '](', '![', ')', '(', '<', '>', '\\', '|'],
  [
    '\n',
    '\n\n',
    '\r\n',
    '\t',
    ' ',
    '    ',
    '\n- ',
    '\n  - ',
    '\n1. ',
    '\n> ',
    '\n# ',
    '\n---\n',
    '\n===\n',
    '\n\n|a|b|\n|-|-|\n|',
  ],
  ['- [ ] ', '- [x] ', '[a]: javascript:x\n', '[a][a]', '[^1]', '&amp;', '&lt;', '&#60;', '&#x3c;', '&nbsp;', '&'],
  ['$', '$$', '\\$', '\\(', '\\)', '\\[', '\\]', '$x_1$', '$$a^2$$', '\\frac{a}{b}', '5', 'word', '中文', '。'],
  ['<script>', '</script>', '<img src=x onerror=x>', '<iframe src="', '<svg onload=x>', '<style>', '<!--', '-->'],
  ['<a href="javascript:x">', '<foreignObject>', '<math href="x">', '<![CDATA[', '<?php', 'onclick="x"', 'style="x"'],
  ['javascript:', 'java\nscript:', 'JaVaScRiPt:', 'data:text/html,', 'vbscript:', 'file:///', 'blob:', '//x.example'],
  ['https://x.example/', '<https://x.example>', '<javascript:x>', 'http://', 'www.x.example', 'a@x.example', ':', '/'],
].flat();

/** Signs that are not seen, turn the direction of what follows, or stand for something in our own code. */
export const UNSEEN = [
  ['\u0000', '\u0008', '\u007f', '\u0085', '\u00ad', '\u2028', '\ufeff', '\uffff', '\ud800', '\udfff'],
  ['\u200b', '\u200c', '\u200d', '\u2060', '\u180e', '\u061c', '\u200e', '\u200f'],
  ['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069'],
  ['\ue000', '\ue001', '\ue0000\ue001', '\ue00099\ue001'],
].flat();

/** Text as a model that means ill, or breaks off, could write it. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(fc.constantFrom(...PIECES, ...UNSEEN), { maxLength: 40 }).map((all) => all.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.array(fc.nat(0xffff), { maxLength: 60 }).map((all) => String.fromCharCode(...all)) },
);

const TEX = [
  ['\\frac', '\\sqrt', '\\text', '\\mathbb', '\\begin{matrix}', '\\end{matrix}', '&', '\\\\', '\\left(', '\\right)'],
  ['\\href{javascript:x}', '\\url{x}', '\\includegraphics{https://x.example/i.png}', '\\class{x}', '\\id{x}'],
  ['\\style{position:fixed}', '\\data{a=b}', '\\htmlData{a=b}', '\\color{red}', '\\textcolor{#f00}', '\\boxed'],
  ['\\rule{9em}{9em}', '\\raisebox{9em}', '\\hspace{9em}', '\\kern9em', '\\tag{1}', '\\label{a}', '\\ref{a}'],
  ['\\def\\a{', '\\newcommand{\\b}{', '\\a', '\\b', '{', '}', '^', '_', 'x', '1', ' ', '<script>', '"', "'", '中'],
  ['\\hat', '\\overbrace', '\\underset{a}{b}', '\\operatorname{x}', '\\not', '\\phantom', '\\cancel', '\\ce{H2O}'],
].flat();

/** TeX that reaches for all a renderer can do. */
export const hostileTex: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.array(fc.constantFrom(...TEX), { maxLength: 16 }).map((all) => all.join('')) },
  { weight: 1, arbitrary: hostileText },
);
