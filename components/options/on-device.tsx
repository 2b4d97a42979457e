import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import type { ModelState } from '../../lib/on-device/state.ts';
import { findProvider } from '../../lib/providers/index.ts';
import { messages } from '../hooks/messages.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { Icon } from '../shared/icon.tsx';
import { Isolated } from '../shared/isolated.tsx';
import { Progress } from '../shared/progress.tsx';
import type { Download, OnDeviceModel, Which } from './on-device-model.ts';
import { onDeviceWords } from './on-device-words.ts';

const MODELS: readonly Which[] = ['model', 'translator'];

/** In place of address, key and connection test: what the browser has, and the button that downloads it. */
export function OnDevice({ model }: { model: OnDeviceModel }): VNode {
  const words = onDeviceWords.value;
  const found = model.found.value;
  const manual = findProvider('on-device')?.docsUrl;
  useEffect(() => void model.look(), [model]);
  return (
    <div class="on-device" data-part="on-device">
      <p>{words.intro}</p>
      <p class="muted small">{words.languages}</p>
      {found ? (
        <ul class="device-models">
          {MODELS.map((which) => (
            <DeviceModel
              key={which}
              which={which}
              state={found[which]}
              holds={which === 'model' ? model.contextTokens.value : null}
              model={model}
            />
          ))}
        </ul>
      ) : (
        <p class="muted">{words.looking}</p>
      )}
      <div class="actions small">
        <ActionButton action="look-again" look="quiet" label={words.lookAgain} onAction={() => void model.look()} />
        {manual && (
          <a href={manual} target="_blank" rel="noopener noreferrer">
            {words.manual}
          </a>
        )}
      </div>
    </div>
  );
}

interface DeviceModelProps {
  which: Which;
  state: ModelState;
  /** Tokens. */
  holds: number | null;
  model: OnDeviceModel;
}

/** One of the two: how it stands with it, and its download. */
export function DeviceModel({ which, state, holds, model }: DeviceModelProps): VNode {
  const words = onDeviceWords.value;
  const download = model.downloads.value[which];
  const next: Partial<Record<ModelState, string>> = words.next[which];
  const isRunning = download?.state === 'running';
  const shown = isRunning ? 'downloading' : state;
  return (
    <li data-model={which} data-model-state={state}>
      <p>
        <strong>{words.models[which]}</strong>{' '}
        <span class={LOOKS[shown]} role="status">
          {shown === 'available' && <Icon name="check" />} {words.states[shown]}
        </span>
      </p>
      {next[state] !== undefined && !isRunning && <p class="muted small">{next[state]}</p>}
      {holds !== null && <p class="muted small">{words.holds(holds)}</p>}
      {download && <DownloadLine which={which} download={download} model={model} />}
      {(state === 'downloadable' || state === 'downloading') && !isRunning && (
        <div class="actions">
          <ActionButton
            action="download"
            label={state === 'downloading' ? words.follow : words.download}
            hint={words.downloadLabel(words.models[which])}
            onAction={() => model.download(which)}
          />
        </div>
      )}
    </li>
  );
}

const LOOKS: Record<ModelState, string> = {
  available: 'good',
  downloadable: 'warn',
  downloading: 'warn',
  unavailable: 'muted',
  absent: 'muted',
};

interface DownloadLineProps {
  which: Which;
  download: Download;
  model: OnDeviceModel;
}

function DownloadLine({ which, download, model }: DownloadLineProps): VNode {
  const { shared } = messages.value;
  const words = onDeviceWords.value;
  if (download.state === 'failed') {
    return (
      <p role="alert" class="bad small" data-part="error" data-code={download.error.code}>
        {words.failed} <Isolated text={download.error.detail ?? ''} />
      </p>
    );
  }
  const percent = Math.floor(download.loaded * 100);
  return (
    <Progress label={percent < 100 ? words.progress(percent) : words.loading} value={percent} max={100}>
      <ActionButton
        action="cancel"
        look="quiet"
        label={shared.cancel}
        hint={words.cancelHint}
        onAction={() => model.cancel(which)}
      />
    </Progress>
  );
}
