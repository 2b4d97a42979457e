import type { VNode } from 'preact';
import { groupEntries } from '../../lib/queue/group-entries.ts';
import type { PageSettings } from '../../lib/settings/settings.ts';
import { uiLanguage } from '../hooks/messages.ts';
import type { HeadingLevel } from '../shared/heading.tsx';
import { QueueGroupView } from './queue-group.tsx';
import { Name } from './queue-job.tsx';
import type { QueueStore } from './queue-store.ts';
import { queueWords } from './queue-words.ts';

export interface QueueListProps {
  store: QueueStore;
  settings: PageSettings;
  level: HeadingLevel;
}

/** Every job by the place it was asked for from, and what was done lately, folded. */
export function QueueList({ store, settings, level }: QueueListProps): VNode {
  const groups = groupEntries(store.view.value?.entries ?? []);
  return (
    <div class="queue-list" lang={uiLanguage.value}>
      {groups.map((group) => (
        <QueueGroupView key={group.key} group={group} store={store} settings={settings} level={level} />
      ))}
      <Ended store={store} />
    </div>
  );
}

/** As many as the background tells of at most. */
const MOST_ENDED = 200;

function Ended({ store }: { store: QueueStore }): VNode {
  const say = queueWords.value;
  const ended = store.ended.value;
  return (
    <details
      class="queue-ended"
      data-part="ended"
      onToggle={(event) => {
        if (event.currentTarget.open && store.ended.peek() === null) void store.loadEnded();
      }}
    >
      <summary>{ended && ended.length > 0 ? `${say.ended} (${say.number(ended.length)})` : say.ended}</summary>
      {ended?.length === 0 && <p class="muted small">{say.endedNone}</p>}
      <ul>
        {ended?.map((entry) => (
          <li key={entry.job.id} class="queue-job" data-state="done">
            <div class="queue-what">
              <Name entry={entry} />
            </div>
            <span class="muted small">{[say.tasks[entry.task], clock(entry.updatedAt)].join(' · ')}</span>
          </li>
        ))}
      </ul>
      {ended?.length === MOST_ENDED && <p class="muted small">{say.endedMost(MOST_ENDED)}</p>}
    </details>
  );
}

function clock(instant: number): string {
  return new Date(instant).toLocaleTimeString(uiLanguage.value, { hour: '2-digit', minute: '2-digit' });
}
