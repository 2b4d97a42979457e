import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderMath } from '../../lib/background/math.ts';
import type { MathNode } from '../../lib/messaging/protocol.ts';

function textOf(node: MathNode | string | null): string {
  if (node === null) return '';
  return typeof node === 'string' ? node : node.children.map(textOf).join('');
}

function tagsOf(node: MathNode | string | null): string[] {
  return node === null || typeof node === 'string' ? [] : [node.tag, ...node.children.flatMap(tagsOf)];
}

test('a formula becomes a tree of MathML', () => {
  const tree = renderMath('\\frac{a}{b}', false);
  expect(tree?.tag).toBe('math');
  expect(tagsOf(tree)).toContain('mfrac');
  expect(textOf(tree)).toBe('ab');
});

test('macros that abstracts use are known', () => {
  for (const tex of [
    '\\mathds{R}',
    '\\mbox{if}',
    '\\ensuremath{x}',
    '\\nicefrac{1}{2}',
    '\\emph{only}',
    '10\\,\\textmu m',
  ]) {
    expect(renderMath(tex, false), tex).not.toBeNull();
  }
});

test('what cannot be read gives nothing, and the source is shown', () => {
  expect(renderMath('\\frac{a', false)).toBeNull();
  expect(renderMath('\\unknownmacro{x}', false)).toBeNull();
});

test('a link or a page’s attribute never comes out of TeX', () => {
  const tree = renderMath('\\href{javascript:alert(1)}{x}', false);
  expect(JSON.stringify(tree)).not.toContain('javascript');
});

test('a macro that calls itself comes to an end', () => {
  expect(renderMath('\\def\\a{\\a\\a}\\a', false)).toBeNull();
});

test('a short formula that swells into thousands of nodes is not drawn', () => {
  expect(renderMath(`\\def\\a{${'x'.repeat(60)}}${'\\a'.repeat(100)}`, false)).toBeNull();
});

test('any text gives a tree or nothing', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), fc.boolean(), (tex, display) => {
      const tree = renderMath(tex, display);
      expect(tree === null || tree.tag === 'math').toBe(true);
    }),
    { numRuns: 300 },
  );
});
