import type { VNode } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { PromptTask } from '../../lib/analysis/analysis.ts';
import { listen } from '../../lib/client/background.ts';
import { MAX_PROMPT } from '../../lib/settings/schema.ts';
import { messages } from '../hooks/messages.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { Icon } from '../shared/icon.tsx';
import { PromptDiff } from './prompt-diff.tsx';
import { PromptTryout } from './prompt-tryout.tsx';
import { promptWords } from './prompt-words.ts';
import { PromptsModel } from './prompts-model.ts';
import { isTryoutTask, TryoutModel } from './tryout-model.ts';

/** The reader's own words for what models are told: edit, compare with ours, try on a paper, take back. */
export function PromptsSection(): VNode | null {
  const model = useMemo(() => new PromptsModel(), []);
  const tryout = useMemo(() => new TryoutModel(), []);
  useEffect(() => {
    const open = new AbortController();
    void model.load();
    void tryout.show(model.task.peek());
    const refresh = (): void => {
      void model.load();
      void tryout.refresh();
    };
    listen((event) => tryout.applyEvent(event), {
      signal: open.signal,
      onReconnect: refresh,
      isBusy: () => tryout.job.peek() !== null,
    });
    return () => open.abort();
  }, [model, tryout]);

  const say = promptWords.value;
  const { shared } = messages.value;
  const prompt = model.current.value;
  const error = model.error.value;
  if (!prompt) return error ? <ErrorNotice error={error.toShape()} offerOptions={false} /> : null;
  const tooLong = model.text.value.length > MAX_PROMPT;
  const pick = (task: PromptTask): void => {
    model.task.value = task;
    void tryout.show(task);
  };
  return (
    <>
      <p class="muted small">{say.intro}</p>
      <div class="field">
        <div class="field-head">
          <label for="prompt-task">{say.prompt}</label>
        </div>
        <select
          id="prompt-task"
          name="promptTask"
          value={prompt.task}
          onChange={(event) => {
            const picked = model.prompts.peek().find(({ task }) => task === event.currentTarget.value);
            if (picked) pick(picked.task);
          }}
        >
          {model.prompts.value.map(({ task, words }) => (
            <option key={task} value={task}>
              {say.tasks[task]}
              {words !== null && ` · ${say.edited}`}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <div class="field-head">
          <label for="prompt-text">{say.words}</label>
          <span class="small" role="status">
            <Status model={model} />
          </span>
        </div>
        <textarea
          id="prompt-text"
          name="promptText"
          class="prompt-text"
          rows={12}
          spellcheck={false}
          aria-describedby="prompt-hint"
          aria-invalid={tooLong || undefined}
          value={model.text.value}
          onInput={(event) => model.edit(event.currentTarget.value)}
        />
        {tooLong && <p class="field-error bad small">{say.tooLong(MAX_PROMPT)}</p>}
        {model.text.value.trim() === '' && <p class="muted small">{say.empty}</p>}
        <p id="prompt-hint" class="muted small">
          {say.version(shared.promptVersion(prompt.version))} {say.versionHint}
        </p>
        <div class="actions">
          <ActionButton
            action="save-prompt"
            label={say.save}
            disabled={!model.isDirty.value || tooLong}
            onAction={() => void model.save()}
          />
          {model.canUndo.value ? (
            <ActionButton action="undo" label={say.undo} look="quiet" onAction={() => model.undo()} />
          ) : (
            model.role.value !== prompt.ours && (
              <ActionButton action="reset-prompt" label={say.reset} look="quiet" onAction={() => model.reset()} />
            )
          )}
        </div>
        {error && <ErrorNotice error={error.toShape()} offerOptions={false} onRetry={() => void model.save()} />}
      </div>
      <details data-part="prompt-changes" open={model.role.value !== prompt.ours}>
        <summary>{say.changes}</summary>
        <PromptDiff ours={prompt.ours} words={model.role.value} />
      </details>
      <details data-part="prompt-rules">
        <summary>{say.rules}</summary>
        <pre class="prompt-diff" lang="en">
          {prompt.rules}
        </pre>
      </details>
      {isTryoutTask(prompt.task) ? (
        <PromptTryout task={prompt.task} role={model.role.value} model={tryout} />
      ) : (
        <p class="muted small">{say.tryElsewhere[prompt.task]}</p>
      )}
    </>
  );
}

function Status({ model }: { model: PromptsModel }): VNode | null {
  const say = promptWords.value;
  if (model.isDirty.value) return <span class="muted">{say.unsaved}</span>;
  if (model.saved.value !== model.task.value) return null;
  return (
    <span class="good">
      <Icon name="check" /> {say.saved}
    </span>
  );
}
