import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { contained } from '../../lib/core/bidi.ts';
import { HIDDEN_CHOICES } from '../../lib/library/library-view.ts';
import { messages } from '../hooks/messages.ts';
import { tagName } from '../shared/tags.tsx';
import { libraryWords } from './library-words.ts';
import type { ListModel } from './list-model.ts';

/** Values of a group in view; the rest are folded. */
const SHOWN = 8;
const MOST = 100;
const SCORES = [3, 4, 5, 6];

/** What the list can be narrowed to, each with how many papers that would be. */
export function FilterPanel({ model }: { model: ListModel }): VNode {
  const say = libraryWords.value;
  const { shared } = messages.value;
  const view = model.view.value;
  const facets = model.facets.value;
  const names = model.rows.tagNames.value;
  return (
    <div class="filter-panel">
      <fieldset>
        <legend class="visually-hidden">{say.marks}</legend>
        {(['starred', 'noted', 'imported'] as const).map((flag) => (
          <Choice
            key={flag}
            name={flag}
            label={say.flags[flag]}
            count={facets[flag]}
            isChosen={view[flag]}
            onChange={(isChosen) => model.show({ [flag]: isChosen })}
          />
        ))}
      </fieldset>
      <Group model={model} field="categories" title={say.categories} nameOf={(value) => value} />
      <Group model={model} field="ownTags" title={shared.ownTags} nameOf={(value) => value} />
      <Group model={model} field="tags" title={shared.tags} nameOf={(value) => tagName(value, names)} />
      <Dates model={model} />
      <label class="filter-line">
        <span>{say.grade}</span>
        <select
          name="score"
          value={view.score ?? ''}
          onChange={({ currentTarget: { value } }) => model.show({ score: value === '' ? null : Number(value) })}
        >
          <option value="">{say.anyGrade}</option>
          {SCORES.map((score) => (
            <option key={score} value={score}>
              {say.atLeast(score)}
            </option>
          ))}
        </select>
      </label>
      <Group model={model} field="kinds" title={say.kind} nameOf={(value) => say.kinds[value] ?? value} />
      <Group
        model={model}
        field="forms"
        title={say.analysed}
        nameOf={(value) => (value === 'fulltext' ? shared.forms.fulltext : shared.forms.abstract)}
      />
      <Group model={model} field="models" title={say.model} nameOf={(value) => value} />
      <label class="filter-line">
        <span>{say.hiddenPapers}</span>
        <select
          name="hidden"
          value={view.hidden}
          onChange={({ currentTarget: { value } }) =>
            model.show({ hidden: HIDDEN_CHOICES.find((choice) => choice === value) ?? 'without' })
          }
        >
          {HIDDEN_CHOICES.map((choice) => (
            <option key={choice} value={choice}>
              {say.hiddenChoices[choice]}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

function Dates({ model }: { model: ListModel }): VNode {
  const say = libraryWords.value;
  const view = model.view.value;
  return (
    <fieldset class="filter-dates">
      <legend>{say.dates}</legend>
      {(['from', 'to'] as const).map((end) => (
        <label key={end}>
          <span>{say.ends[end]}</span>
          <input
            type="date"
            name={end}
            value={view[end] ?? ''}
            onChange={({ currentTarget: { value } }) => model.show({ [end]: value === '' ? null : value })}
          />
        </label>
      ))}
    </fieldset>
  );
}

interface GroupProps {
  model: ListModel;
  field: 'categories' | 'ownTags' | 'tags' | 'kinds' | 'forms' | 'models';
  title: string;
  nameOf: (value: string) => string;
}

/** Values that stand on papers, the commonest first and those chosen before all; nothing where there are none. */
function Group({ model, field, title, nameOf }: GroupProps): VNode | null {
  const say = libraryWords.value;
  const isUnfolded = useSignal(false);
  const chosen: readonly string[] = model.view.value[field];
  const counts = model.facets.value[field];
  const others = [...counts]
    .filter(([value]) => !chosen.includes(value))
    .toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const values = [...chosen.map((value) => [value, counts.get(value) ?? 0] as const), ...others];
  if (values.length === 0) return null;
  const shown = values.slice(0, isUnfolded.value ? MOST : Math.max(SHOWN, chosen.length));
  const change = (value: string, isChosen: boolean): void => {
    const next = isChosen ? [...chosen, value] : chosen.filter((each) => each !== value);
    model.show({ [field]: next });
  };
  return (
    <fieldset data-facet={field}>
      <legend>{title}</legend>
      {shown.map(([value, count]) => (
        <Choice
          key={value}
          name={field}
          value={value}
          label={contained(nameOf(value))}
          count={count}
          isChosen={chosen.includes(value)}
          onChange={(isChosen) => change(value, isChosen)}
        />
      ))}
      {values.length > shown.length && (
        <button type="button" class="quiet more" aria-expanded="false" onClick={() => (isUnfolded.value = true)}>
          {say.more(values.length - shown.length)}
        </button>
      )}
    </fieldset>
  );
}

interface ChoiceProps {
  name: string;
  value?: string;
  label: string;
  count: number;
  isChosen: boolean;
  onChange: (isChosen: boolean) => void;
}

function Choice({ name, value, label, count, isChosen, onChange }: ChoiceProps): VNode {
  return (
    <label class="choice">
      <input
        type="checkbox"
        name={name}
        value={value}
        checked={isChosen}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span dir="auto">{label}</span>
      <span class="count">{messages.value.shared.number(count)}</span>
    </label>
  );
}
