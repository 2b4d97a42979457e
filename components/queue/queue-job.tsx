import type { VNode } from 'preact';
import { expectedCharacters, shareOf } from '../../lib/queue/entry-progress.ts';
import { isOpen } from '../../lib/queue/job.ts';
import type { QueueEntry } from '../../lib/queue/queue-view.ts';
import { waitOf } from '../../lib/queue/waits-for.ts';
import type { PageSettings } from '../../lib/settings/settings.ts';
import { errorWords, messages, uiLanguage } from '../hooks/messages.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { canRetry, ErrorNotice } from '../shared/error-notice.tsx';
import { MathText } from '../shared/math-text.tsx';
import { WaitNotice } from '../shared/send-notice.tsx';
import type { QueueStore } from './queue-store.ts';
import { queueWords } from './queue-words.ts';

export interface QueueJobProps {
  entry: QueueEntry;
  store: QueueStore;
  settings: PageSettings;
}

/** One job: what it is, how it stands, why it waits, and what can be done about it. */
export function QueueJob({ entry, store, settings }: QueueJobProps): VNode {
  const say = queueWords.value;
  const { job, attempts } = entry;
  const { state } = job;
  const name = nameOf(entry);
  const service = settings.services.find(({ id }) => id === job.profileId);
  const facts = [
    say.tasks[entry.task],
    job.languages.map((language) => messages.value.shared.languages[language]).join(' + '),
    service ? `${service.name}, ${service.model}` : '',
    attempts > 1 ? say.attempt(attempts) : '',
  ].filter((fact) => fact !== '');
  const retry = state === 'failed' && job.error && canRetry(job.error);
  return (
    <li class="queue-job" data-state={state} data-job-id={job.id}>
      <div class="queue-what">
        <Name entry={entry} />
        <p class="muted small">{facts.join(' · ')}</p>
        {state === 'running' && <Received entry={entry} />}
        {(state === 'queued' || state === 'batched') && <WhyItWaits entry={entry} store={store} settings={settings} />}
        {state === 'failed' && job.error && (
          <ErrorNotice error={job.error} {...(service ? { service: service.name } : {})} />
        )}
      </div>
      <div class="queue-acts">
        <span class={state === 'failed' ? 'bad small' : 'muted small'}>{say.states[state]}</span>
        {retry && (
          <ActionButton
            action="retry"
            icon="retry"
            look="quiet"
            iconOnly
            spends
            label={say.retryOf(name)}
            onAction={() => void store.retry(entry)}
          />
        )}
        {isOpen(job) && (
          <ActionButton
            action="cancel"
            icon="close"
            look="quiet"
            iconOnly
            label={say.cancelOf(name)}
            {...(state === 'batched'
              ? {}
              : { hint: state === 'running' ? say.cancelRunningHint : say.cancelWaitingHint })}
            onAction={() => void store.cancel([entry])}
          />
        )}
      </div>
    </li>
  );
}

function nameOf({ job: { subject }, title }: QueueEntry): string {
  if ('arxivId' in subject) return title ?? subject.arxivId;
  if (subject.task === 'grade') return queueWords.value.grades(subject.arxivIds.length);
  return `${queueWords.value.summaryOfDay}, ${subject.category} ${subject.announcementDate}`;
}

/** A paper's title leads to its page. */
export function Name({ entry }: { entry: QueueEntry }): VNode {
  const { subject } = entry.job;
  const { summaryOfDay, grades } = queueWords.value;
  if (subject.task === 'grade') return <p class="queue-name">{grades(subject.arxivIds.length)}</p>;
  if (!('arxivId' in subject)) return <p class="queue-name">{summaryOfDay}</p>;
  return (
    <p class="queue-name">
      <a href={`https://arxiv.org/abs/${subject.arxivId}`} target="_blank" rel="noreferrer" lang="en">
        <MathText text={entry.title ?? subject.arxivId} />
      </a>
    </p>
  );
}

function Received({ entry }: { entry: QueueEntry }): VNode {
  const say = queueWords.value;
  const { received, progress } = entry.job;
  const share = shareOf(entry);
  const words = progress
    ? say.papersRead(progress.read + progress.unscored, progress.total)
    : received > 0
      ? say.characters(received, expectedCharacters(entry))
      : say.asking;
  return (
    <p class="queue-progress small">
      {share !== null && <progress value={share} max={1} aria-label={words} />}
      <span class="muted">{words}</span>
    </p>
  );
}

function WhyItWaits({ entry, store, settings }: QueueJobProps): VNode {
  const say = queueWords.value;
  const { job, expected } = entry;
  const view = store.view.value;
  const wait = waitOf(job, {
    paused: view?.paused === true,
    room: view?.rooms[job.profileId],
    tokens: expected ? expected.inputTokens + expected.outputTokens : 0,
    now: store.now.value,
  });
  if (wait.kind === 'reader' || wait.kind === 'budget') return <WaitNotice job={job} settings={settings} />;
  return (
    <p class="muted small" data-part="wait" data-wait={wait.kind}>
      {wait.kind === 'limit' && say.waits.limit(clock(wait.at))}
      {wait.kind === 'later' &&
        (wait.error
          ? say.waits.laterAfter(errorWords(wait.error.code).message, clock(wait.at))
          : say.waits.later(clock(wait.at)))}
      {(wait.kind === 'turn' || wait.kind === 'paused' || wait.kind === 'batch') && say.waits[wait.kind]}
    </p>
  );
}

function clock(instant: number): string {
  return new Date(instant).toLocaleTimeString(uiLanguage.value, { hour: '2-digit', minute: '2-digit' });
}
