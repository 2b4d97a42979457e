import type { VNode } from 'preact';
import { contained } from '../../lib/core/bidi.ts';
import { mathOf } from '../hooks/math.ts';
import { Isolated } from './isolated.tsx';
import { MathElement } from './math-element.tsx';
import { splitMath } from '../../lib/core/split-math.ts';

/** Characters of TeX that may be wider than the narrowest of our columns. */
const LONG = 50;

/** Text with its TeX set as mathematics; the source is shown until that is done, and where it cannot be. */
export function MathText({ text }: { text: string }): VNode {
  return (
    <Isolated text={text}>
      {splitMath(text).map((piece, index) =>
        piece.kind === 'text' ? (
          contained(piece.source)
        ) : (
          <Expression key={index} tex={piece.tex} display={piece.display} source={piece.source} />
        ),
      )}
    </Isolated>
  );
}

export function Expression({ tex, display, source }: { tex: string; display: boolean; source: string }): VNode {
  const node = mathOf(tex, display).value;
  if (!node) return <span class="tex">{contained(source)}</span>;
  return (
    <span class={`math${display ? ' display' : ''}${tex.length > LONG ? ' long' : ''}`} title={tex}>
      <MathElement node={node} />
    </span>
  );
}
