import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { isOpen } from '../../lib/queue/job.ts';
import type { Origin, QueueGroup } from '../../lib/queue/group-entries.ts';
import type { PageSettings } from '../../lib/settings/settings.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { type HeadingLevel, Heading } from '../shared/heading.tsx';
import { QueueJob } from './queue-job.tsx';
import type { QueueStore } from './queue-store.ts';
import { queueWords } from './queue-words.ts';

/** Jobs of a group drawn at first, and with each press more: a thousand at once would be no list to read. */
const FIRST_SHOWN = 20;
const MORE_SHOWN = 100;

export interface QueueGroupProps {
  group: QueueGroup;
  store: QueueStore;
  settings: PageSettings;
  level: HeadingLevel;
}

/** What was asked for from one place. */
export function QueueGroupView({ group, store, settings, level }: QueueGroupProps): VNode {
  const say = queueWords.value;
  const most = useSignal(FIRST_SHOWN);
  const name = originName(group.origin);
  const active = group.entries.filter(({ job }) => isOpen(job));
  const running = active.filter(({ job }) => job.state === 'running').length;
  const rest = group.entries.length - most.value;
  return (
    <section class="queue-group" data-group={group.key}>
      <header>
        <Heading level={level}>{name}</Heading>
        <span class="muted small">
          {say.counts(running, active.length - running, group.entries.length - active.length)}
        </span>
        {active.length > 0 && (
          <ActionButton
            action="cancel"
            look="quiet"
            label={say.cancelGroup}
            hint={say.cancelGroupOf(name)}
            onAction={() => void store.cancel(active)}
          />
        )}
      </header>
      <ul>
        {group.entries.slice(0, most.value).map((entry) => (
          <QueueJob key={entry.job.id} entry={entry} store={store} settings={settings} />
        ))}
      </ul>
      {rest > 0 && (
        <ActionButton
          action="toggle"
          icon="down"
          look="quiet"
          label={say.more(Math.min(rest, MORE_SHOWN))}
          onAction={() => {
            most.value += MORE_SHOWN;
          }}
        />
      )}
    </section>
  );
}

function originName(origin: Origin): string {
  const say = queueWords.value;
  if (origin.kind === 'papers') return say.singlePapers;
  if (origin.kind === 'page') return say.page(origin.path);
  return say.day(origin.category, new Date(`${origin.announcementDate}T00:00:00Z`));
}
