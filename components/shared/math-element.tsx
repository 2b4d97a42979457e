import { h, type VNode } from 'preact';
import { type MathData, safeMath } from '../../lib/core/mathml.ts';
import type { MathNode } from '../../lib/messaging/protocol.ts';

/** Elements from MathML data, as far as it is safe to draw. */
export function MathElement({ node }: { node: MathNode }): VNode | null {
  const safe = safeMath(node);
  return safe && build(safe);
}

function build({ tag, attributes, children }: MathData): VNode {
  return h(tag, attributes, ...children.map((child) => (typeof child === 'string' ? child : build(child))));
}
