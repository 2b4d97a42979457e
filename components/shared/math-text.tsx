import type { VNode } from 'preact';
import { mathOf } from '../hooks/math.ts';
import { MathElement } from './math-element.tsx';
import { splitMath } from '../../lib/core/split-math.ts';

/** Text with its TeX set as mathematics; the source is shown until that is done, and where it cannot be. */
export function MathText({ text }: { text: string }): VNode {
  return (
    <>
      {splitMath(text).map((piece, index) =>
        piece.kind === 'text' ? (
          piece.source
        ) : (
          <Expression key={index} tex={piece.tex} display={piece.display} source={piece.source} />
        ),
      )}
    </>
  );
}

export function Expression({ tex, display, source }: { tex: string; display: boolean; source: string }): VNode {
  const node = mathOf(tex, display).value;
  if (!node) return <span class="tex">{source}</span>;
  return (
    <span class={display ? 'math display' : 'math'} title={tex}>
      <MathElement node={node} />
    </span>
  );
}
