import type { VNode } from 'preact';
import { extensionMessages } from '../hooks/extension-messages.ts';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { Isolated } from '../shared/isolated.tsx';
import { Progress } from '../shared/progress.tsx';
import type { ConnectionModel } from './connection-model.ts';
import type { OptionsModel } from './options-model.ts';

/** More names than this are left to the field's own suggestions. */
const NAMES_SHOWN = 12;

/** What the server says it has, to be chosen by one press. */
export function ModelListing({
  connection,
  model,
}: {
  connection: ConnectionModel;
  model: OptionsModel;
}): VNode | null {
  const { service, errors } = extensionMessages.value.options;
  const listing = connection.listing.value;
  if (!listing) return null;
  if (listing.state === 'running') return <Progress label={service.listing} />;
  if (listing.state === 'refused') {
    return (
      <p role="alert" class="bad" data-part="error" data-code="no-permission">
        {errors.permissionRefused(listing.host)}
      </p>
    );
  }
  if (listing.state === 'failed') {
    return <ErrorNotice error={listing.error.toShape()} offerOptions={false} onRetry={() => connection.listModels()} />;
  }
  const { names } = listing;
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
              <span>
                <Isolated text={name} />
              </span>
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
