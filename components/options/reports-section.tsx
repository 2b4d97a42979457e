import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { listen } from '../../lib/client/background.ts';
import { messages } from '../hooks/messages.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { Progress } from '../shared/progress.tsx';
import { droppedFiles } from './dropped-files.ts';
import { ImportResult } from './import-result.tsx';
import { ReportList } from './report-list.tsx';
import { ReportsModel } from './reports-model.ts';
import { reportsWords } from './reports-words.ts';
import { StarredImport } from './starred-import.tsx';

/** Daily reports into the library, by file, folder, drop or paste, and out of it again. */
export function ReportsSection(): VNode {
  const model = useMemo(() => new ReportsModel(), []);
  useEffect(() => {
    const open = new AbortController();
    void model.load();
    listen(() => undefined, { signal: open.signal, isBusy: () => model.progress.peek() !== null });
    return () => open.abort();
  }, [model]);
  const say = reportsWords.value;
  const error = model.error.value;
  const progress = model.progress.value;
  return (
    <div class="reports" data-part="reports">
      <p class="muted small">{say.intro}</p>
      <Sources model={model} />
      {progress && (
        <Progress label={say.reading(progress.done, progress.total)} value={progress.done} max={progress.total}>
          <ActionButton action="cancel" label={messages.value.shared.cancel} onAction={() => model.cancel()} />
        </Progress>
      )}
      {error && <ErrorNotice error={error.toShape()} offerOptions={false} />}
      <ImportResult model={model} />
      <ReportList model={model} />
      <StarredImport />
    </div>
  );
}

function Sources({ model }: { model: ReportsModel }): VNode {
  const say = reportsWords.value;
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const over = useSignal(false);
  useEffect(() => {
    if (folder.current) folder.current.webkitdirectory = true;
  }, []);
  const busy = model.progress.value !== null || model.undo.value === 'running';
  const take = (input: HTMLInputElement, fromFolder: boolean): void => {
    const chosen = [...(input.files ?? [])];
    // The same file, edited meanwhile, can be chosen again.
    input.value = '';
    void model.importFiles(chosen, fromFolder);
  };
  const drop = async (data: DataTransfer): Promise<void> => {
    const isFolder = [...data.items].some((item) => item.webkitGetAsEntry()?.isDirectory);
    await model.importFiles(await droppedFiles(data), isFolder);
  };
  return (
    <>
      <div
        class="drop-zone"
        data-over={over.value ? 'true' : undefined}
        onDragOver={(event) => {
          event.preventDefault();
          over.value = true;
        }}
        onDragLeave={() => {
          over.value = false;
        }}
        onDrop={(event) => {
          event.preventDefault();
          over.value = false;
          if (event.dataTransfer && !busy) void drop(event.dataTransfer);
        }}
      >
        <p>{say.drop}</p>
        <div class="actions">
          <ActionButton
            action="choose-files"
            label={say.files}
            disabled={busy}
            onAction={() => files.current?.click()}
          />
          <ActionButton
            action="choose-folder"
            label={say.folder}
            disabled={busy}
            onAction={() => folder.current?.click()}
          />
        </div>
        <label for="reportFiles" hidden>
          {say.files}
        </label>
        <input
          ref={files}
          type="file"
          id="reportFiles"
          name="reportFiles"
          multiple
          hidden
          accept=".md,.markdown,.txt,text/markdown,text/plain"
          onChange={(event) => take(event.currentTarget, false)}
        />
        <label for="reportFolder" hidden>
          {say.folder}
        </label>
        <input
          ref={folder}
          type="file"
          id="reportFolder"
          name="reportFolder"
          multiple
          hidden
          onChange={(event) => take(event.currentTarget, true)}
        />
      </div>
      <Paste model={model} busy={busy} />
    </>
  );
}

function Paste({ model, busy }: { model: ReportsModel; busy: boolean }): VNode {
  const say = reportsWords.value;
  const text = useSignal('');
  return (
    <details>
      <summary>{say.paste}</summary>
      <div class="field">
        <label for="pastedReport" class="small">
          {say.pasted}
        </label>
        <textarea
          id="pastedReport"
          name="pastedReport"
          rows={8}
          spellcheck={false}
          value={text.value}
          onInput={(event) => {
            text.value = event.currentTarget.value;
          }}
        />
        <div class="actions">
          <ActionButton
            action="import-text"
            label={say.importPasted}
            disabled={busy || text.value.trim() === ''}
            onAction={() => void model.importText(text.value, say.pastedName)}
          />
        </div>
      </div>
    </details>
  );
}
