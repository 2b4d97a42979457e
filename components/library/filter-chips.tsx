import type { VNode } from 'preact';
import { contained } from '../../lib/core/bidi.ts';
import { type Condition, conditionsOf, WHOLE_LIBRARY, withoutCondition } from '../../lib/library/library-view.ts';
import { messages } from '../hooks/messages.ts';
import { Icon } from '../shared/icon.tsx';
import { tagName } from '../shared/tags.tsx';
import { libraryWords } from './library-words.ts';
import type { ListModel } from './list-model.ts';

/** What narrows the list, each to be taken away by a press. */
export function FilterChips({ model }: { model: ListModel }): VNode | null {
  const say = libraryWords.value;
  const view = model.view.value;
  const conditions = conditionsOf(view);
  if (conditions.length === 0) return null;
  return (
    <ul class="filter-chips" aria-label={say.activeFilters}>
      {conditions.map((condition) => {
        const words = nameOf(condition, model);
        return (
          <li key={JSON.stringify(condition)}>
            <button
              type="button"
              data-field={condition.field}
              aria-label={say.without(words)}
              onClick={() => model.show(withoutCondition(model.view.peek(), condition))}
            >
              <span>{words}</span>
              <Icon name="close" />
            </button>
          </li>
        );
      })}
      {conditions.length > 1 && (
        <li>
          <button
            type="button"
            class="quiet"
            data-action="clear"
            onClick={() => model.show({ ...WHOLE_LIBRARY, query: view.query, sort: view.sort })}
          >
            <span>{say.clearFilters}</span>
          </button>
        </li>
      )}
    </ul>
  );
}

function nameOf(condition: Condition, model: ListModel): string {
  const say = libraryWords.value;
  const { shared } = messages.value;
  switch (condition.field) {
    case 'starred':
    case 'noted':
    case 'imported':
      return say.flags[condition.field];
    case 'first':
      return say.firstChip;
    case 'by':
      return say.byChip(contained(condition.value));
    case 'hidden':
      return say.hiddenChips[condition.value];
    case 'score':
      return say.gradeChip(condition.value);
    case 'from':
    case 'to':
      return say.dayChips[condition.field](condition.value);
    case 'kinds':
      return say.kinds[condition.value] ?? condition.value;
    case 'forms':
      return say.formChip(condition.value === 'fulltext' ? shared.forms.fulltext : shared.forms.abstract);
    case 'tags':
      return contained(tagName(condition.value, model.rows.tagNames.value));
    default:
      return contained(condition.value);
  }
}
