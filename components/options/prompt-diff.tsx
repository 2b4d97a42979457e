import { diffWordsWithSpace } from 'diff';
import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { promptWords } from './prompt-words.ts';

/** Beyond this many changed words a comparison word by word takes longer than it helps. */
const MOST_EDITS = 4_000;

/** What the reader's words add to ours and take from them, word by word in place. */
export function PromptDiff({ ours, words }: { ours: string; words: string }): VNode {
  const say = promptWords.value;
  const pieces = useMemo(() => diffWordsWithSpace(ours, words, { maxEditLength: MOST_EDITS }), [ours, words]);
  if (ours.trim() === words.trim()) return <p class="muted small">{say.unchanged}</p>;
  const shown = pieces ?? [
    { value: ours, added: false, removed: true },
    { value: words, added: true, removed: false },
  ];
  return (
    <pre class="prompt-diff" data-part="prompt-diff" lang="en">
      {shown.map(({ value, added, removed }, index) =>
        added ? (
          <ins key={index} aria-label={`${say.added}: ${value}`}>
            {value}
          </ins>
        ) : removed ? (
          <del key={index} aria-label={`${say.removed}: ${value}`}>
            {value}
          </del>
        ) : (
          <span key={index}>{value}</span>
        ),
      )}
    </pre>
  );
}
