import { diffWordsWithSpace } from 'diff';
import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { contained } from '../../lib/core/bidi.ts';
import { noteWords } from './note-words.ts';

/** Beyond this many changed words a comparison word by word takes longer than it helps. */
const MOST_EDITS = 2_000;
/** Han has no spaces between words, so each word is found by the browser. */
const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** What putting `then` in the place of `now` would bring and take, word by word. */
export function WordDifference({ now, then }: { now: string; then: string }): VNode {
  const say = noteWords.value;
  const pieces = useMemo(
    () => diffWordsWithSpace(now, then, { maxEditLength: MOST_EDITS, intlSegmenter: words }),
    [now, then],
  );
  if (now === then) return <p class="muted small">{say.now}</p>;
  const shown = pieces ?? [
    { value: now, added: false, removed: true },
    { value: then, added: true, removed: false },
  ];
  return (
    <div class="word-difference" data-part="word-difference" dir="auto">
      {shown.map(({ value, added, removed }, index) =>
        added ? (
          <ins key={index} aria-label={`${say.added}: ${value}`}>
            {contained(value)}
          </ins>
        ) : removed ? (
          <del key={index} aria-label={`${say.removed}: ${value}`}>
            {contained(value)}
          </del>
        ) : (
          <span key={index}>{contained(value)}</span>
        ),
      )}
    </div>
  );
}
