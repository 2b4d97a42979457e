import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { ORDERS } from '../../lib/library/listing-view.ts';
import { messages } from '../hooks/messages.ts';
import type { TriageStore } from '../hooks/triage-store.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { RuleEditor } from './rule-editor.tsx';

export interface OrderLineProps {
  triage: TriageStore;
  /** What arXiv calls each section of the page, null where it has no heading. */
  sections: readonly (string | null)[];
  onSection: (section: number) => void;
}

/** In what order rows stand within their sections, with the way to each section, and the rules it goes by. */
export function OrderLine({ triage, sections, onSection }: OrderLineProps): VNode {
  const { listingBar, shared } = messages.value;
  const editing = useSignal(false);
  const { order } = triage.view.value;
  const ranking = triage.ranking.value;
  const error = triage.error.value;
  const { folded } = triage.counts.value;
  const rules = ranking ? ranking.rules.include.length + ranking.rules.exclude.length : 0;
  const named = sections.flatMap((name, section) => (name === null ? [] : [{ name, section }]));
  return (
    <>
      <div class="order-line">
        <label>
          <span class="muted">{listingBar.order}</span>
          <select
            name="order"
            value={order}
            onChange={({ currentTarget: { value } }) =>
              triage.change({ order: ORDERS.find((each) => each === value) ?? 'arxiv' })
            }
          >
            {ORDERS.map((each) => (
              <option key={each} value={each}>
                {listingBar.orders[each]}
              </option>
            ))}
          </select>
        </label>
        {order !== 'arxiv' && (
          <>
            <ActionButton
              action="arxiv-order"
              icon="back"
              look="quiet"
              label={listingBar.arxivOrder}
              onAction={() => triage.change({ order: 'arxiv' })}
            />
            <ActionButton
              action="order-anew"
              icon="retry"
              look="quiet"
              label={listingBar.orderAnew}
              hint={listingBar.orderAnewHint}
              onAction={() => void triage.load().then(() => triage.change({ order }))}
            />
          </>
        )}
        {named.length > 1 && (
          <nav class="section-links" aria-label={listingBar.sections}>
            {named.map(({ name, section }) => (
              <ActionButton
                key={section}
                action="go-to-section"
                look="quiet"
                label={`${name} ${shared.number(triage.rows.value.filter((row) => row.section === section).length)}`}
                onAction={() => onSection(section)}
              />
            ))}
          </nav>
        )}
        <span class="rules-line">
          {folded > 0 && (
            <>
              <span data-part="folded" class="muted">
                {listingBar.folded(folded)}
              </span>
              <ActionButton
                action="unfold"
                look="quiet"
                label={listingBar.unfoldAll}
                onAction={() => triage.unfold()}
              />
            </>
          )}
          <ActionButton
            action="edit-rules"
            icon="filter"
            look="quiet"
            expanded={editing.value}
            label={listingBar.rules(rules)}
            onAction={() => {
              editing.value = !editing.value;
            }}
          />
        </span>
      </div>
      {order === 'score' && ranking && !ranking.grounded && <p class="muted small">{listingBar.ungrounded}</p>}
      {error && <ErrorNotice error={error} onRetry={() => void triage.load()} />}
      {editing.value && <RuleEditor triage={triage} />}
    </>
  );
}
