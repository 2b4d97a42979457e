import type { ComponentChildren, VNode } from 'preact';
import { contained, isDirected } from '../../lib/core/bidi.ts';

export interface IsolatedProps {
  /** Of a paper, a model, a server or the reader. */
  text: string;
  /** That text with something in it set otherwise, each run of it `contained`. */
  children?: ComponentChildren;
  /** `auto` for the reader's own words; papers and analyses are in English or Chinese, whatever they begin with. */
  dir?: 'ltr' | 'auto';
}

/** Whatever directions a text holds end with it: what stands before and after keeps its order. */
export function Isolated({ text, children = contained(text), dir = 'ltr' }: IsolatedProps): VNode {
  return isDirected(text) ? <bdi dir={dir}>{children}</bdi> : <>{children}</>;
}
