import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import type { ListedPaper } from '../../lib/messaging/protocol.ts';
import type { ListedPapers } from '../hooks/listed-papers.ts';
import { messages } from '../hooks/messages.ts';
import type { TriageStore } from '../hooks/triage-store.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { tagName } from '../shared/tags.tsx';

/** Chips before the rest is asked for. */
const SHOWN = 10;

/** How many papers have each tag, the commonest first. */
function countTags(papers: readonly ListedPaper[]): [tag: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { tags } of papers) {
    for (const tag of tags ?? []) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  // Tags are plain words: a browser's collation, which costs a page many milliseconds at first, has nothing to add.
  return [...counts].toSorted(([tagA, a], [tagB, b]) => b - a || (tagA < tagB ? -1 : 1));
}

export interface TagFilterProps {
  listed: ListedPapers;
  triage: TriageStore;
}

/** The page's tags with their counts; pressing one keeps its papers bright. */
export function TagFilter({ listed, triage }: TagFilterProps): VNode | null {
  const { shared, listingBar } = messages.value;
  const all = useSignal(false);
  const counts = countTags(listed.all.value);
  if (counts.length === 0) return null;
  const active = triage.view.value.tag;
  const shown = all.value ? counts : counts.filter(([tag], index) => index < SHOWN || tag === active);
  const rest = counts.length - Math.min(SHOWN, counts.length);
  return (
    <div class="tag-filter">
      <span class="muted">{shared.tags}</span>
      <ul data-part="tags" aria-label={shared.tags}>
        {shown.map(([tag, count]) => (
          <li key={tag}>
            <button
              type="button"
              data-tag={tag}
              aria-pressed={tag === active}
              title={listingBar.filterHint(count)}
              onClick={() => triage.change({ tag: tag === active ? null : tag })}
            >
              {tagName(tag, listed.tagNames)} <span class="muted">{shared.number(count)}</span>
            </button>
          </li>
        ))}
        {rest > 0 && (
          <li>
            <ActionButton
              action="toggle"
              look="quiet"
              expanded={all.value}
              label={all.value ? listingBar.fewerTags : listingBar.moreTags(rest)}
              onAction={() => {
                all.value = !all.value;
              }}
            />
          </li>
        )}
      </ul>
    </div>
  );
}
