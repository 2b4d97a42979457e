import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import type { SyncView } from '../../lib/messaging/protocol.ts';
import { messages } from '../hooks/messages.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { Progress } from '../shared/progress.tsx';
import { SyncFaultNotice } from './sync-fault.tsx';
import { SyncForm } from './sync-form.tsx';
import type { SyncModel } from './sync-model.ts';
import { syncWords } from './sync-words.ts';

/** Notes and marks kept the same on several devices: setting it up, how it goes, and its end. */
export function SyncSection({ model }: { model: SyncModel }): VNode {
  useEffect(() => void model.load(), [model]);
  const say = syncWords.value;
  const view = model.view.value;
  const error = model.error.value;
  const stopped = model.stopped.value;
  return (
    <div class="sync" data-part="sync" data-state={view?.on ? 'on' : 'off'}>
      <p class="muted small">{say.intro}</p>
      {error && <ErrorNotice error={error} offerOptions={false} onRetry={() => void model.load()} />}
      {!view && !error && <p class="muted">{say.loading}</p>}
      {view?.on && <Standing view={view} model={model} />}
      {view && !view.on && stopped && (
        <p role="status" class="good">
          {stopped === 'kept' ? say.turnedOff : say.forgotten}
        </p>
      )}
      {view && view.conflicts.length > 0 && <Conflicts view={view} />}
      {view && !view.on && <SyncForm model={model} />}
      {view?.on && (
        <details>
          <summary>{say.edit}</summary>
          <SyncForm model={model} />
        </details>
      )}
    </div>
  );
}

function Standing({ view, model }: { view: SyncView; model: SyncModel }): VNode {
  const say = syncWords.value;
  const { running, last, succeededAt, next } = view;
  const host = URL.canParse(view.address) ? new URL(view.address).host : view.address;
  return (
    <div class="sync-standing" data-part="sync-standing" data-last={last?.fault ?? (last ? 'done' : 'never')}>
      <p>{say.with(host, view.folder)}</p>
      {running && (
        <Progress label={say.running} {...(running.total > 0 ? { value: running.done, max: running.total } : {})} />
      )}
      {!running && (
        <p role="status" data-part="sync-last">
          {succeededAt === null ? say.never : say.lastAt(succeededAt)}{' '}
          {last && last.fault === null && <span class="muted">{say.moved(last.down, last.up)}</span>}{' '}
          {last && last.left > 0 && <span class="muted">{say.left(last.left)}</span>}
        </p>
      )}
      {!running && last?.fault && <SyncFaultNotice fault={last.fault} detail={last.detail} />}
      {!running && last && last.skipped.length > 0 && (
        <details data-part="sync-skipped">
          <summary class="warn">{say.skipped(last.skipped.length)}</summary>
          <ul>
            {last.skipped.map(({ path, fault }) => (
              <li key={path} class="small">
                <code>{path}</code> {say.faults[fault].says} {say.faults[fault].next}
              </li>
            ))}
          </ul>
        </details>
      )}
      {!running && <p class="muted small">{next === null ? say.paused : say.nextAt(new Date(next).toISOString())}</p>}
      {model.stopping.value ? <StopQuestion model={model} /> : <Actions model={model} isRunning={running !== null} />}
    </div>
  );
}

function Actions({ model, isRunning }: { model: SyncModel; isRunning: boolean }): VNode {
  const say = syncWords.value;
  return (
    <div class="actions">
      <ActionButton
        action="sync-now"
        icon="retry"
        label={say.syncNow}
        disabled={isRunning}
        onAction={() => void model.syncNow()}
      />
      <ActionButton
        action="ask-stop-sync"
        look="quiet"
        label={say.stop}
        onAction={() => {
          model.stopping.value = true;
        }}
      />
    </div>
  );
}

function StopQuestion({ model }: { model: SyncModel }): VNode {
  const say = syncWords.value;
  return (
    <div role="group" aria-label={say.stop} data-part="sync-stop">
      <p>{say.stopQuestion}</p>
      <div class="actions">
        <ActionButton action="stop-sync" label={say.stopKeep} onAction={() => void model.stop(false)} />
        <ActionButton action="forget-sync" label={say.stopForget} onAction={() => void model.stop(true)} />
        <ActionButton
          action="cancel"
          look="quiet"
          label={messages.value.shared.cancel}
          onAction={() => {
            model.stopping.value = false;
          }}
        />
      </div>
    </div>
  );
}

/** Notes that wait for the reader to merge what two devices wrote. */
function Conflicts({ view: { conflicts } }: { view: SyncView }): VNode {
  const say = syncWords.value;
  return (
    <div class="sync-conflicts" data-part="sync-conflicts">
      <h3>{say.conflicts(conflicts.length)}</h3>
      <p class="muted small">{say.conflictHint}</p>
      <ul>
        {conflicts.map(({ arxivId, title }) => (
          <li key={arxivId}>
            <a href={`https://arxiv.org/abs/${arxivId}`} target="_blank" rel="noreferrer">
              {title}
            </a>{' '}
            {title !== arxivId && <span class="muted small">{arxivId}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
