import type { VNode } from 'preact';
import type { EntryKind } from '../../lib/arxiv/paper.ts';
import { KINDS, SCORES, type Trait, TRAITS } from '../../lib/library/listing-view.ts';
import { messages } from '../hooks/messages.ts';
import type { TriageStore } from '../hooks/triage-store.ts';
import { ActionButton } from '../shared/action-button.tsx';

/** `list` with the value, or without it where it was there. */
function toggled<Value>(list: readonly Value[], value: Value): Value[] {
  return list.includes(value) ? list.filter((each) => each !== value) : [...list, value];
}

/** What rows are chosen by besides tags, each with how many rows have it. */
export function RowFilter({ triage }: { triage: TriageStore }): VNode {
  const { listingBar, shared } = messages.value;
  const view = triage.view.value;
  const counts = triage.counts.value;
  const { before = null, grounded = false } = triage.ranking.value ?? {};
  const kinds = KINDS.filter((kind) => counts.kind(kind) > 0 || view.kinds.includes(kind));
  // What nothing on the page has is no choice; what is new comes and goes with every visit.
  const traits = TRAITS.filter((trait) => trait === 'unseen' || counts.trait(trait) > 0 || view.traits.includes(trait));
  const chip = (
    name: EntryKind | Trait,
    count: number,
    pressed: boolean,
    onAction: () => void,
    hint?: string,
  ): VNode => (
    <button
      type="button"
      data-action="filter"
      data-filter={name}
      aria-pressed={pressed}
      title={hint}
      onClick={onAction}
    >
      {listingBar.filters[name]} <span class="muted">{shared.number(count)}</span>
    </button>
  );
  return (
    <div class="row-filter" role="group" aria-label={listingBar.filter}>
      <span class="muted" aria-hidden="true">
        {listingBar.filter}
      </span>
      {kinds.length > 1 &&
        kinds.map((kind) =>
          chip(kind, counts.kind(kind), view.kinds.includes(kind), () =>
            triage.change({ kinds: toggled(view.kinds, kind) }),
          ),
        )}
      {traits.map((trait) =>
        chip(
          trait,
          counts.trait(trait),
          view.traits.includes(trait),
          () => triage.change({ traits: toggled(view.traits, trait) }),
          trait === 'unseen' && before !== null ? listingBar.since(before) : undefined,
        ),
      )}
      {(grounded || view.score > 0) && (
        <label>
          <span class="muted">{listingBar.score}</span>
          <select
            name="score"
            value={String(view.score)}
            onChange={({ currentTarget: { value } }) => triage.change({ score: Number(value) })}
          >
            <option value="0">{listingBar.anyScore}</option>
            {SCORES.map((score) => (
              <option key={score} value={String(score)}>
                {listingBar.scoreFrom(score, counts.score(score))}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}

/** How many rows all filters together leave, what becomes of the others, and the way back. */
export function FilterResult({ triage }: { triage: TriageStore }): VNode {
  const { listingBar } = messages.value;
  const { hides } = triage.view.value;
  const { matching, total } = triage.counts.value;
  return (
    <div class="filter-line">
      <span class="filter-result" aria-live="polite">
        {triage.isFiltering && listingBar.filterMatches(matching, total)}
      </span>
      {triage.isFiltering && (
        <>
          <ActionButton
            action="hide-rest"
            icon={hides ? 'show' : 'hide'}
            look="quiet"
            label={hides ? listingBar.dimRest : listingBar.hideRest}
            onAction={() => triage.change({ hides: !hides })}
          />
          <ActionButton
            action="clear"
            icon="close"
            look="quiet"
            label={listingBar.filterClear}
            onAction={() => triage.clear()}
          />
        </>
      )}
    </div>
  );
}
