import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { SHORTCUT_ACTS, type ShortcutAct } from '../../lib/settings/shortcuts.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { shortcutWords } from '../shared/shortcut-words.ts';
import { Keys } from '../shared/shortcut-help.tsx';
import { SelectField } from './field.tsx';
import type { OptionsModel } from './options-model.ts';
import { shortcutSettingWords } from './shortcut-setting-words.ts';
import { ShortcutsModel } from './shortcuts-model.ts';

/** Whether single keys act on arXiv's pages, and which do what there and in the library. */
export function ShortcutsSection({ model: options }: { model: OptionsModel }): VNode {
  const model = useMemo(() => new ShortcutsModel(options), [options]);
  const say = shortcutSettingWords.value;
  const isChanged = Object.keys(options.settings.value?.shortcuts ?? {}).length > 0;
  return (
    <>
      <SelectField
        model={options}
        name="shortcutsOnArxiv"
        label={say.onArxiv}
        hint={say.onArxivHint}
        choices={[
          ['off', say.off],
          ['on', say.on],
        ]}
      />
      <div data-part="shortcuts">
        <p class="muted small">{say.lead}</p>
        <ul class="shortcuts">
          {SHORTCUT_ACTS.map((act) => (
            <Shortcut key={act} act={act} model={model} />
          ))}
        </ul>
        <p role="status" class="small" data-part="shortcut-notice">
          <Notice model={model} />
        </p>
        {model.error.value && <ErrorNotice error={model.error.value} offerOptions={false} />}
        {isChanged && (
          <ActionButton action="reset-keys" look="quiet" label={say.resetAll} onAction={() => void model.reset()} />
        )}
      </div>
    </>
  );
}

function Shortcut({ act, model }: { act: ShortcutAct; model: ShortcutsModel }): VNode {
  const say = shortcutSettingWords.value;
  const words = shortcutWords.value.acts[act];
  const isRecording = model.recording.value === act;
  const keys = model.shortcuts[act];
  return (
    <li data-act={act}>
      <span>{words}</span>
      <span class="keys">{keys === '' ? <span class="muted small">{say.none}</span> : <Keys keys={keys} />}</span>
      <button
        type="button"
        data-action="record-key"
        aria-pressed={isRecording}
        aria-label={isRecording ? say.press : say.changeOf(words)}
        onClick={() => model.record(act)}
        onKeyDown={(event) => {
          if (isRecording && model.press(event)) event.preventDefault();
        }}
        onBlur={() => {
          if (isRecording) model.recording.value = null;
        }}
      >
        <span>{isRecording ? say.press : say.change}</span>
      </button>
    </li>
  );
}

function Notice({ model }: { model: ShortcutsModel }): VNode | null {
  const say = shortcutSettingWords.value;
  const { acts } = shortcutWords.value;
  const notice = model.notice.value;
  if (!notice) return model.recording.value === null ? null : <span class="muted">{say.pressHint}</span>;
  if ('taken' in notice) return <span class="warn">{say.taken(notice.key, acts[notice.taken])}</span>;
  if ('refused' in notice) return <span class="warn">{say.refused(notice.refused)}</span>;
  if ('reset' in notice) return <span class="good">{say.resetDone}</span>;
  const { saved, key } = notice;
  return <span class="good">{key === '' ? say.savedNone(acts[saved]) : say.saved(acts[saved], key)}</span>;
}
