import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { messages } from '../../hooks/messages.ts';
import { sumOfWeeks } from '../../../lib/library/trends/week-counts.ts';
import type { TrendsModel } from './trends-model.ts';
import { trendsWords } from './trends-words.ts';

/** Categories in view at first. */
const SHOWN = 6;

/** Which categories are looked at: any number of them, or all. */
export function CategoryChoice({ model }: { model: TrendsModel }): VNode {
  const say = trendsWords.value;
  const { number } = messages.value.shared;
  const isUnfolded = useSignal(false);
  const chosen = model.view.value.categories;
  const weeks = model.weeks.value;
  const [first = 0, last = -1] = [weeks[0]?.week, weeks.at(-1)?.week];
  const counted = [...model.counts.value.categories].map(
    ([category, counts]) => [category, sumOfWeeks(counts, first, last)] as const,
  );
  const all = counted
    .filter(([category, papers]) => papers > 0 || chosen.includes(category))
    .toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const top = new Set(all.slice(0, isUnfolded.value ? all.length : SHOWN).map(([category]) => category));
  const shown = all.filter(([category]) => top.has(category) || chosen.includes(category));
  return (
    <div class="trend-categories" role="group" aria-label={say.categories}>
      <button type="button" aria-pressed={chosen.length === 0} onClick={() => model.show({ categories: [] })}>
        <span>{say.allCategories}</span>
      </button>
      {shown.map(([category, papers]) => {
        const isChosen = chosen.includes(category);
        return (
          <button
            key={category}
            type="button"
            data-category={category}
            aria-pressed={isChosen}
            onClick={() =>
              model.show({
                categories: isChosen ? chosen.filter((each) => each !== category) : [...chosen, category],
              })
            }
          >
            <span>{category}</span> <span class="muted small">{number(papers)}</span>
          </button>
        );
      })}
      {all.length > shown.length && (
        <button type="button" class="quiet" data-action="more" onClick={() => (isUnfolded.value = true)}>
          <span>{say.more(all.length - shown.length)}</span>
        </button>
      )}
    </div>
  );
}
