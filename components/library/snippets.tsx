import type { VNode } from 'preact';
import { contained } from '../../lib/core/bidi.ts';
import { libraryWords } from './library-words.ts';
import type { Snippet } from './library-search.ts';

/** Passages a search found, with what matched marked; TeX stays as it is written, for the marks are in it. */
export function Snippets({ snippets }: { snippets: readonly Snippet[] }): VNode {
  const say = libraryWords.value;
  return (
    <ul class="snippets">
      {snippets.map((snippet, index) => (
        <li key={index} data-field={snippet.field} dir="auto">
          <span class="field">{say.fields[snippet.field] ?? snippet.field}</span> {snippet.cutStart && '…'}
          <Marked {...snippet} />
          {snippet.cutEnd && '…'}
        </li>
      ))}
    </ul>
  );
}

/** A text with marks in it. */
export function Marked({ text, ranges }: Pick<Snippet, 'text' | 'ranges'>): VNode {
  const parts: (VNode | string)[] = [];
  let at = 0;
  for (const [start, end] of ranges) {
    if (start > at) parts.push(contained(text.slice(at, start)));
    parts.push(<mark key={start}>{contained(text.slice(start, end))}</mark>);
    at = end;
  }
  parts.push(contained(text.slice(at)));
  return <span>{parts}</span>;
}
