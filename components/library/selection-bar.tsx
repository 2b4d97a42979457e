import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { absUrl } from '../../lib/arxiv/urls.ts';
import { tidyTag } from '../../lib/core/tag-name.ts';
import type { PageSettings } from '../../lib/settings/settings.ts';
import { messages } from '../hooks/messages.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { copyText } from '../shared/copy-text.ts';
import { AnalyseSelected } from './analyse-selected.tsx';
import { briefRoute } from './brief/brief-route.ts';
import { briefWords } from './brief/brief-words.ts';
import { ExportMenu } from './export-menu.tsx';
import { exportWords } from './export-words.ts';
import { libraryWords } from './library-words.ts';
import type { ListModel } from './list-model.ts';
import { go } from './route.ts';

/** What can be done with the papers that are selected. */
export function SelectionBar({ model, settings }: { model: ListModel; settings: PageSettings }): VNode | null {
  const say = libraryWords.value;
  const { shared } = messages.value;
  const copied = useSignal<boolean | null>(null);
  const asksTag = useSignal(false);
  const chosen = model.chosen();
  if (model.selected.value.size === 0) return null;
  const rows = chosen.flatMap((arxivId) => model.rows.find(arxivId) ?? []);
  const allStarred = rows.length > 0 && rows.every(({ starred }) => starred);
  const allHidden = rows.length > 0 && rows.every(({ hidden }) => hidden);
  const copy = async (): Promise<void> => {
    copied.value = await copyText(rows.map(({ arxivId, title }) => `${title}\n${absUrl(arxivId)}`).join('\n\n'));
  };
  return (
    <section class="selection-bar" data-part="selection" aria-label={say.selection}>
      <div class="actions">
        <strong role="status">{say.selected(chosen.length)}</strong>
        <ActionButton
          action="star"
          icon="star"
          look="quiet"
          label={allStarred ? shared.unstar : shared.star}
          onAction={() => void model.star(chosen, !allStarred)}
        />
        <ActionButton
          action="hide"
          icon={allHidden ? 'show' : 'hide'}
          look="quiet"
          label={allHidden ? shared.show : shared.hide}
          onAction={() => void model.hide(chosen, !allHidden)}
        />
        <ActionButton
          action="add-tag"
          look="quiet"
          icon="tag"
          label={say.addTag}
          expanded={asksTag.value}
          onAction={() => {
            asksTag.value = !asksTag.value;
          }}
        />
        <ActionButton
          action="copy"
          icon={copied.value ? 'check' : 'copy'}
          look="quiet"
          label={copied.value ? shared.copied : say.copyLinks}
          onAction={() => void copy()}
        />
        <button type="button" class="quiet" data-action="brief" onClick={() => go(briefRoute(chosen))}>
          <span>{briefWords.value.make}</span>
        </button>
        <AnalyseSelected arxivIds={chosen} model={model} settings={settings} />
        <ExportMenu papers={chosen} label={exportWords.value.exportThese} look="quiet" />
        {chosen.length < model.listed.value.length && (
          <ActionButton
            action="select-all"
            look="quiet"
            label={say.selectAll(model.listed.value.length)}
            onAction={() => model.selectAll()}
          />
        )}
        <ActionButton
          action="clear"
          icon="close"
          look="quiet"
          iconOnly
          label={say.clearSelection}
          onAction={() => model.clearSelection()}
        />
      </div>
      {copied.value === false && <span class="warn small">{say.copyFailed}</span>}
      {asksTag.value && (
        <TagField
          onTag={(name) => {
            asksTag.value = false;
            void model.tag(chosen, name);
          }}
        />
      )}
    </section>
  );
}

function TagField({ onTag }: { onTag: (name: string) => void }): VNode {
  const say = libraryWords.value;
  const text = useSignal('');
  const name = tidyTag(text.value);
  return (
    <form
      class="tag-field"
      onSubmit={(event) => {
        event.preventDefault();
        if (name !== null) onTag(name);
      }}
    >
      <label>
        <span>{say.tagName}</span>{' '}
        <input
          name="tag"
          dir="auto"
          autoComplete="off"
          autoFocus
          value={text.value}
          onInput={(event) => {
            text.value = event.currentTarget.value;
          }}
        />
      </label>
      <button type="submit" disabled={name === null}>
        <span>{say.giveTag}</span>
      </button>
    </form>
  );
}
