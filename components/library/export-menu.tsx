import { useComputed, useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useId, useMemo, useRef } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { messages } from '../hooks/messages.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { Progress } from '../shared/progress.tsx';
import { FORMAT_GROUPS, isFormat } from './export-choice.ts';
import { ExportModel, type ExportResult, type ExportSubject, inPage, MOST_TO_COPY } from './export-model.ts';
import { Choice, FormatOptions } from './export-options.tsx';
import { exportWords } from './export-words.ts';

export interface ExportMenuProps {
  papers: ExportSubject;
  /** Whether the whole library is offered beside them. */
  offersAll?: boolean;
  /** Of the button that opens it. */
  label: string;
  look?: 'plain' | 'quiet';
}

/** A button that opens the choice of a format, with what can be set for it, and hands the papers over. */
export function ExportMenu({ papers, offersAll = false, label, look = 'plain' }: ExportMenuProps): VNode {
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
      {open.value && <ExportPanel key={id} papers={papers} offersAll={offersAll} label={label} />}
    </div>
  );
}

function ExportPanel({ papers: these, offersAll, label }: Omit<ExportMenuProps, 'look'>): VNode {
  const all = useSignal(false);
  const papers = all.value ? null : these;
  const model = useMemo(
    () =>
      new ExportModel({
        ...inPage,
        requestZotero: () => browser.permissions.request({ origins: ['http://127.0.0.1/*'] }).catch(() => false),
      }),
    [],
  );
  // The same papers are another list whenever the page is drawn anew.
  const which = JSON.stringify(papers);
  useEffect(() => void model.countPapers(papers), [model, which]);
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
      {offersAll && (
        <Choice
          label={say.everything}
          checked={all.value}
          onChange={(is) => {
            all.value = is;
          }}
        />
      )}
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
        <Actions model={model} papers={papers} />
      )}
      {error && <ErrorNotice error={error.toShape()} offerOptions={false} />}
      <p role="status" class="small" data-part="result">
        {model.result.value && resultWords(model.result.value)}
      </p>
    </section>
  );
}

function Actions({ model, papers }: { model: ExportModel; papers: ExportSubject }): VNode {
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
          onAction={() => void model.saveToZotero(papers)}
        />
      </div>
    );
  }
  const isZip = format === 'obsidian' || (format === 'markdown' && folder && count > 1);
  const only = Array.isArray(papers) && papers.length === 1 ? papers[0] : undefined;
  return (
    <div class="actions">
      <ActionButton
        action="save-papers"
        look="primary"
        label={isZip ? say.saveZip : say.save}
        disabled={nothing}
        onAction={() => void model.save(papers)}
      />
      {format !== 'obsidian' && format !== 'html' && count <= MOST_TO_COPY && (
        <ActionButton
          action="copy"
          label={say.copy}
          icon="copy"
          disabled={nothing}
          onAction={() => void model.copy(papers)}
        />
      )}
      {format === 'obsidian' && only !== undefined && (
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
