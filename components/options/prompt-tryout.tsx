import type { VNode } from 'preact';
import type { TryoutTask } from '../../lib/analysis/tryout.ts';
import { messages } from '../hooks/messages.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { ConfirmSpend } from '../shared/confirm-spend.tsx';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { Progress } from '../shared/progress.tsx';
import { promptWords } from './prompt-words.ts';
import type { TryoutModel } from './tryout-model.ts';
import { TryoutResult } from './tryout-result.tsx';

export interface PromptTryoutProps {
  task: TryoutTask;
  /** The words in the editor. */
  role: string;
  model: TryoutModel;
}

/** Runs the words in the editor on one paper: which, for how much, then what came of it. */
export function PromptTryout({ task, role, model }: PromptTryoutProps): VNode {
  const say = promptWords.value;
  const { shared } = messages.value;
  const job = model.job.value;
  const fault = model.fault.value;
  const error = model.error.value ?? (job?.state === 'failed' ? job.error : null);
  const isBusy = job?.state === 'queued' || job?.state === 'running';
  return (
    <div class="tryout" data-part="tryout" data-state={job?.state ?? (model.result.value ? 'done' : 'idle')}>
      <h3>{say.tryHeading}</h3>
      <p class="muted small">{say.tryHint}</p>
      <label for="tryout-paper">{say.paper}</label>
      <input
        id="tryout-paper"
        name="tryoutPaper"
        type="text"
        autocomplete="off"
        spellcheck={false}
        placeholder={say.paperPlaceholder}
        aria-invalid={fault === 'paper' || undefined}
        value={model.paper.value}
        onInput={(event) => {
          model.paper.value = event.currentTarget.value;
          model.fault.value = null;
        }}
      />
      {fault === 'paper' && <p class="field-error bad small">{say.paperWrong}</p>}
      {task === 'ask' && (
        <>
          <label for="tryout-question">{say.question}</label>
          <input
            id="tryout-question"
            name="tryoutQuestion"
            type="text"
            autocomplete="off"
            maxLength={2_000}
            aria-invalid={fault === 'question' || undefined}
            value={model.question.value}
            onInput={(event) => {
              model.question.value = event.currentTarget.value;
              model.fault.value = null;
            }}
          />
          {fault === 'question' && <p class="field-error bad small">{say.questionMissing}</p>}
        </>
      )}
      {model.request.value ? (
        <ConfirmSpend
          action="try-prompt"
          estimate={model.estimate.value}
          label={say.run}
          service={model.serviceFor(task)}
          task={task}
          recipient={say.sendsTo}
          onConfirm={() => void model.run()}
          onCancel={() => model.cancelRequest()}
        />
      ) : (
        <div class="actions">
          <ActionButton
            action="estimate"
            label={say.check}
            disabled={isBusy}
            onAction={() => void model.ask(task, role)}
          />
        </div>
      )}
      {isBusy && job && (
        <Progress label={job.state === 'running' ? say.running : say.queued}>
          {job.received > 0 && <span class="small">{say.received(job.received)}</span>}
          <ActionButton action="cancel" icon="close" label={shared.cancel} onAction={() => void model.cancelJob()} />
        </Progress>
      )}
      {error && <ErrorNotice error={error} offerOptions={false} />}
      <TryoutResult tryout={model.result.value} job={job} role={role} />
    </div>
  );
}
