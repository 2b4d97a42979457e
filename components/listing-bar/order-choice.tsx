import type { VNode } from 'preact';
import type { ListingSection } from '../../lib/arxiv/listing-section.ts';
import { ORDERS } from '../../lib/library/listing-view.ts';
import { messages } from '../hooks/messages.ts';
import type { TriageStore } from '../hooks/triage-store.ts';
import { ActionButton } from '../shared/action-button.tsx';

/** In what order rows stand within their sections, and the way back to arXiv's. */
export function OrderChoice({ triage }: { triage: TriageStore }): VNode {
  const { listingBar } = messages.value;
  const { order } = triage.view.value;
  return (
    <div class="order-choice">
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
            action="order-anew"
            icon="retry"
            look="quiet"
            iconOnly
            label={listingBar.orderAnew}
            hint={listingBar.orderAnewHint}
            onAction={() => void triage.load().then(() => triage.change({ order }))}
          />
          <ActionButton
            action="arxiv-order"
            icon="back"
            look="quiet"
            iconOnly
            label={listingBar.arxivOrder}
            onAction={() => triage.change({ order: 'arxiv' })}
          />
        </>
      )}
    </div>
  );
}

/** What a section is, and what arXiv calls it: null where it has no heading. */
export type SectionHead = Pick<ListingSection, 'name' | 'kind' | 'day'>;

export interface SectionLinksProps {
  triage: TriageStore;
  /** The sections of the page as they are headed. */
  sections: readonly SectionHead[];
  onSection: (section: number) => void;
}

/** The way to each section of a page that has several, with how many rows it has. */
export function SectionLinks({ triage, sections, onSection }: SectionLinksProps): VNode | null {
  const { listingBar, shared } = messages.value;
  const named = sections.flatMap(({ name, kind, day }, section) => {
    if (name === null) return [];
    return [{ name: listingBar.section(name, kind, day === null ? null : new Date(day)), section }];
  });
  if (named.length < 2) return null;
  return (
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
  );
}
