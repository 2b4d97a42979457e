import temml from 'temml';
import type { MathNode } from '../messaging/protocol.ts';

/** Macros that abstracts use and the renderer does not know. */
const MACROS = {
  '\\mathds': '\\mathbb{#1}',
  '\\mbox': '\\text{#1}',
  '\\ensuremath': '#1',
  '\\nicefrac': '{#1}/{#2}',
  '\\xspace': '',
  '\\emph': '\\textit{#1}',
  '\\textmu': '\\mu',
  '\\Vec': '\\vec{#1}',
  '\\slashed': '{\\not #1}',
  '\\eg': '\\text{e.g.}',
  '\\ie': '\\text{i.e.}',
} as const;

/** More than any formula of an abstract has: TeX can be written to swell without end. */
const MOST_NODES = 2_000;

/** The parts of Temml's MathML tree that are read here. */
interface TemmlNode {
  type?: string;
  text?: string;
  attributes?: Record<string, string>;
  classes?: string[];
  children?: TemmlNode[];
}

/** A function that Temml keeps for itself: another version may not have it, so the version is pinned. */
type Renderer = typeof temml & {
  __renderToMathMLTree(tex: string, options: Record<string, unknown>): TemmlNode;
};

/**
 * TeX as a MathML tree of plain data; null when it cannot be read, and the source is shown instead.
 * Rendered here, once for all pages, so that no page on arXiv has to load a renderer.
 */
export function renderMath(tex: string, display: boolean): MathNode | null {
  try {
    const tree = (temml as Renderer).__renderToMathMLTree(tex, {
      displayMode: display,
      throwOnError: true,
      trust: false,
      maxExpand: 200,
      maxSize: [10, 10],
      macros: { ...MACROS },
    });
    if (countNodes(tree) > MOST_NODES) return null;
    const node = toMathNode(tree);
    return typeof node === 'string' ? null : node;
  } catch {
    return null;
  }
}

function countNodes(node: TemmlNode): number {
  let count = 1;
  for (const child of node.children ?? []) {
    count += countNodes(child);
    if (count > MOST_NODES) break;
  }
  return count;
}

function toMathNode(node: TemmlNode): MathNode | string {
  if (node.text !== undefined && !node.type) return node.text;
  return {
    tag: node.type ?? 'mrow',
    attributes: { ...node.attributes },
    children: (node.children ?? []).map(toMathNode),
  };
}
