import type { VNode } from 'preact';
import { messages } from '../hooks/messages.ts';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { Icon } from '../shared/icon.tsx';
import { Progress } from '../shared/progress.tsx';
import type { Asked, ConnectionModel } from './connection-model.ts';
import type { OptionsModel } from './options-model.ts';

/** More names than this are left to the field's own suggestions. */
const NAMES_SHOWN = 12;

/** What a server's silence or refusal looks like, the same for every question. */
function Failure({ asked, onRetry }: { asked: Asked<unknown>; onRetry: () => void }): VNode | null {
  const { errors } = messages.value.options;
  if (asked.state === 'refused') {
    return (
      <p role="alert" class="bad" data-part="error" data-code="no-permission">
        {errors.permissionRefused(asked.host)}
      </p>
    );
  }
  if (asked.state === 'failed')
    return <ErrorNotice error={asked.error.toShape()} offerOptions={false} onRetry={onRetry} />;
  return null;
}

/** The doctor's word; gone as soon as the service in the form is another one. */
export function TestResult({ connection, edits }: { connection: ConnectionModel; edits: number }): VNode | null {
  const { options, shared } = messages.value;
  const { service } = options;
  const test = connection.test.value;
  if (!test) return null;
  if (test.state === 'running') return <Progress label={service.testing} />;
  if (test.edits !== edits) return null;
  const retry = (): void => connection.testConnection();
  if (test.state !== 'done') return <Failure asked={test} onRetry={retry} />;
  const { ok, error, latency } = test.answer;
  if (!ok) return <ErrorNotice error={error ?? { code: 'internal' }} offerOptions={false} onRetry={retry} />;
  return (
    <p class="good" role="status" data-part="test-result">
      <Icon name="check" /> {service.testOk(latency === null ? null : shared.number(Math.round(latency)))}
    </p>
  );
}

/** What the server says it has, to be chosen by one press. */
export function ModelListing({
  connection,
  model,
}: {
  connection: ConnectionModel;
  model: OptionsModel;
}): VNode | null {
  const { service } = messages.value.options;
  const listing = connection.listing.value;
  if (!listing) return null;
  if (listing.state === 'running') return <Progress label={service.listing} />;
  if (listing.state !== 'done') return <Failure asked={listing} onRetry={() => connection.listModels()} />;
  const names = listing.answer;
  const current = model.values.value?.model;
  return (
    <div class="listing">
      <p class="small" role="status">
        {names.length === 0 ? service.listedNone : service.listed(names.length)}
      </p>
      {names.length <= NAMES_SHOWN && (
        <div class="chips">
          {names.map((name) => (
            <button key={name} type="button" aria-pressed={name === current} onClick={() => model.set('model', name)}>
              {name}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
