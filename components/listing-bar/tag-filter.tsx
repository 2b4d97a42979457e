import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import type { PaperView } from '../../lib/messaging/protocol.ts';
import type { TagNames } from '../../lib/reader/tag-names.ts';
import { messages } from '../hooks/messages.ts';
import type { TriageStore } from '../hooks/triage-store.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { tagName } from '../shared/tags.tsx';

/** Chips before the rest is asked for. */
const SHOWN = 10;

/** How many papers have each tag, the commonest first. */
function countTags(views: readonly PaperView[]): [tag: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { reading } of views) {
    for (const tag of reading?.tags ?? []) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  // Tags are plain words: a browser's collation, which costs a page many milliseconds at first, has nothing to add.
  return [...counts].toSorted(([tagA, a], [tagB, b]) => b - a || (tagA < tagB ? -1 : 1));
}

export interface TagFilterProps {
  views: readonly PaperView[];
  triage: TriageStore;
}

/** The page's tags with their counts; pressing one keeps its papers bright. */
export function TagFilter({ views, triage }: TagFilterProps): VNode | null {
  const { shared, listingBar } = messages.value;
  const all = useSignal(false);
  const counts = countTags(views);
  const names: TagNames = Object.assign({}, ...views.map((view) => view.tagNames));
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
              {tagName(tag, names)} <span class="muted">{shared.number(count)}</span>
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
