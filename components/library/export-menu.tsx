import { useComputed, useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useId, useMemo, useRef } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { messages } from '../hooks/messages.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { Progress } from '../shared/progress.tsx';
import { FORMAT_GROUPS, isFormat } from './export-choice.ts';
import { ExportModel, type ExportResult, inPage, MOST_TO_COPY } from './export-model.ts';
import { exportWords } from './export-words.ts';

export interface ExportMenuProps {
  /** null: the whole library. */
  arxivIds: readonly string[] | null;
  /** Of the button that opens it. */
  label: string;
  look?: 'plain' | 'quiet';
}

/** A button that opens the choice of a format, with what can be set for it, and hands the papers over. */
export function ExportMenu({ arxivIds, label, look = 'plain' }: ExportMenuProps): VNode {
  const open = useSignal(false);
  /** Where the button stands in the right half of the window, the panel reaches to the left. */
  const atEnd = useSignal(false);
  const menu = useRef<HTMLDivElement>(null);
  const id = useId();
  return (
    <div
      ref={menu}
      class="export-menu"
      data-at-end={atEnd.value}
      data-part="export-menu"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open.value) return;
        event.stopPropagation();
        open.value = false;
        menu.current?.querySelector('button')?.focus();
      }}
    >
      <ActionButton
        action="export-papers"
        icon="save"
        label={label}
        look={look}
        expanded={open.value}
        onAction={() => {
          atEnd.value = (menu.current?.getBoundingClientRect().left ?? 0) > innerWidth / 2;
          open.value = !open.value;
        }}
      />
      {open.value && <ExportPanel key={id} arxivIds={arxivIds} label={label} />}
    </div>
  );
}

function ExportPanel({ arxivIds, label }: Pick<ExportMenuProps, 'arxivIds' | 'label'>): VNode {
  const model = useMemo(
    () =>
      new ExportModel({
        ...inPage,
        requestZotero: () => browser.permissions.request({ origins: ['http://127.0.0.1/*'] }).catch(() => false),
      }),
    [],
  );
  // The same papers are another list whenever the page is drawn anew.
  const which = arxivIds === null ? null : arxivIds.join(' ');
  useEffect(() => void model.countPapers(arxivIds), [model, which]);
  useEffect(() => () => model.cancel(), [model]);
  const say = exportWords.value;
  const id = useId();
  const { format } = model.choice.value;
  const count = model.count.value;
  const progress = model.progress.value;
  const error = model.error.value;
  return (
    <section class="export-panel" aria-label={label}>
      <p class="small" data-part="count" aria-live="polite">
        {count === null ? say.counting : count === 0 ? say.none : say.papers(count)}
      </p>
      <label for={id}>{say.format}</label>
      <select
        id={id}
        name="exportFormat"
        value={format}
        aria-describedby={`${id}-about`}
        onChange={({ currentTarget: { value } }) => {
          if (isFormat(value)) model.choose({ format: value });
        }}
      >
        {FORMAT_GROUPS.map(({ group, formats }) => (
          <optgroup key={group} label={say.groups[group]}>
            {formats.map((each) => (
              <option key={each} value={each}>
                {say.formats[each]}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <p class="muted small" id={`${id}-about`}>
        {say.about[format]}
      </p>
      <FormatOptions model={model} />
      {progress ? (
        <Progress label={say.writing(progress.done, progress.total)} value={progress.done} max={progress.total || 1}>
          <ActionButton
            action="cancel"
            look="quiet"
            label={messages.value.shared.cancel}
            onAction={() => model.cancel()}
          />
        </Progress>
      ) : (
        <Actions model={model} arxivIds={arxivIds} />
      )}
      {error && <ErrorNotice error={error.toShape()} offerOptions={false} />}
      <p role="status" class="small" data-part="result">
        {model.result.value && resultWords(model.result.value)}
      </p>
    </section>
  );
}

function FormatOptions({ model }: { model: ExportModel }): VNode | null {
  const say = exportWords.value;
  const { format, accents, byteOrderMark, folder } = model.choice.value;
  const id = useId();
  if (format === 'bibtex') {
    return (
      <fieldset>
        <legend>{say.accents}</legend>
        {(['latex', 'unicode'] as const).map((each) => (
          <label key={each} class="choice">
            <input
              type="radio"
              name={`${id}-accents`}
              checked={accents === each}
              onChange={() => model.choose({ accents: each })}
            />
            <span>{each === 'latex' ? say.accentsLatex : say.accentsUnicode}</span>
          </label>
        ))}
      </fieldset>
    );
  }
  if (format === 'csv') {
    return <Choice label={say.excel} checked={byteOrderMark} onChange={(is) => model.choose({ byteOrderMark: is })} />;
  }
  if (format === 'markdown' && model.count.value !== 1) {
    return <Choice label={say.onePerPaper} checked={folder} onChange={(is) => model.choose({ folder: is })} />;
  }
  if (format === 'zotero') {
    return (
      <Choice
        label={say.again}
        checked={model.again.value}
        onChange={(is) => {
          model.again.value = is;
        }}
      />
    );
  }
  return null;
}

function Choice(props: { label: string; checked: boolean; onChange: (checked: boolean) => void }): VNode {
  return (
    <label class="choice">
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>{props.label}</span>
    </label>
  );
}

function Actions({ model, arxivIds }: { model: ExportModel; arxivIds: readonly string[] | null }): VNode {
  const say = exportWords.value;
  const nothing = useComputed(() => model.count.value === null || model.count.value === 0).value;
  const { format, folder } = model.choice.value;
  const count = model.count.value ?? 0;
  if (format === 'zotero') {
    return (
      <div class="actions">
        <ActionButton
          action="save-zotero"
          look="primary"
          label={say.toZotero}
          disabled={nothing}
          onAction={() => void model.saveToZotero(arxivIds)}
        />
      </div>
    );
  }
  const isZip = format === 'obsidian' || (format === 'markdown' && folder && count > 1);
  const [only] = arxivIds ?? [];
  return (
    <div class="actions">
      <ActionButton
        action="save-papers"
        look="primary"
        label={isZip ? say.saveZip : say.save}
        disabled={nothing}
        onAction={() => void model.save(arxivIds)}
      />
      {format !== 'obsidian' && format !== 'html' && count <= MOST_TO_COPY && (
        <ActionButton
          action="copy"
          label={say.copy}
          icon="copy"
          disabled={nothing}
          onAction={() => void model.copy(arxivIds)}
        />
      )}
      {format === 'obsidian' && arxivIds?.length === 1 && only !== undefined && (
        <ActionButton
          action="open-obsidian"
          label={say.openObsidian}
          disabled={nothing}
          onAction={() => void model.openInObsidian(only)}
        />
      )}
    </div>
  );
}

function resultWords(result: ExportResult): string {
  const say = exportWords.value;
  if (result.kind === 'saved') return say.saved(result.papers, result.filename);
  if (result.kind === 'copied') return say.copied;
  if (result.kind === 'copy-failed') return say.copyFailed;
  if (result.kind === 'opened') return result.clipboard ? say.obsidianClipboard : say.obsidianAsks;
  if (result.kind === 'cancelled') return result.saved > 0 ? say.cancelledAfter(result.saved) : say.cancelled;
  const before = result.before > 0 ? [say.zoteroBefore(result.before)] : [];
  const saved = result.saved > 0 || before.length === 0 ? [say.zoteroSaved(result.saved, result.place)] : [];
  return [...saved, ...before].join(' · ');
}
