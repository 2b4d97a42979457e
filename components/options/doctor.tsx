import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import type { StageResult, StageState } from '../../lib/completion/doctor/finding.ts';
import { aboutExtension } from '../../lib/client/background.ts';
import type { Spent } from '../../lib/messaging/protocol.ts';
import { extensionMessages } from '../hooks/extension-messages.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { copyText } from '../shared/copy-text.ts';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { Isolated } from '../shared/isolated.tsx';
import { Icon, type IconName } from '../shared/icon.tsx';
import { DoctorFixes } from './doctor-fixes.tsx';
import { doctorMessages } from './doctor-messages.ts';
import type { DoctorModel, Examination } from './doctor-model.ts';
import { renderDoctorReport } from './doctor-report.ts';
import { firstProblem, verdictOf, wordsOf } from './doctor-words.ts';

const ICONS: Record<StageState, IconName> = {
  passed: 'check',
  failed: 'close',
  warning: 'warning',
  'not-reached': 'dash',
};

/** The button that tests the connection, and what each stage of the test found. */
export function Doctor({ doctor, edits }: { doctor: DoctorModel; edits: number }): VNode {
  const { options } = extensionMessages.value;
  const { shared } = messages.value;
  const words = doctorMessages.value;
  const examination = doctor.examination.value;
  const current = examination?.edits === edits ? examination : null;
  return (
    <div class="doctor" data-part="doctor" data-state={current?.state ?? 'idle'}>
      <div class="actions">
        <ActionButton action="test-connection" label={options.service.test} onAction={() => doctor.start()} />
        {current?.state === 'running' && (
          <ActionButton action="cancel" look="quiet" label={shared.cancel} onAction={() => doctor.cancel()} />
        )}
        <span class="muted small">{words.cost}</span>
      </div>
      <p role="status" class={current ? 'verdict' : 'visually-hidden'}>
        {current && <Headline examination={current} />}
      </p>
      {current?.error && <ErrorNotice error={current.error} offerOptions={false} onRetry={() => doctor.start()} />}
      {current && current.results.length > 0 && <Checks examination={current} doctor={doctor} />}
      {current && current.state !== 'running' && <Closing examination={current} />}
    </div>
  );
}

/** What is being looked at, and in the end the whole in one sentence; read out as it changes. */
function Headline({ examination }: { examination: Examination }): VNode | null {
  const words = doctorMessages.value;
  const { state, results } = examination;
  if (state === 'failed') return null;
  if (state === 'running') {
    const stages = Object.values(words.stages);
    return <span class="muted">{words.checking(stages[results.length] ?? stages.at(-1) ?? '')}</span>;
  }
  const problem = state === 'done' ? firstProblem(results) : null;
  const look = state === 'cancelled' ? 'muted' : problem?.state === 'failed' ? 'bad' : 'good';
  return (
    <span class={look} data-part="test-result" data-outcome={problem?.state ?? 'passed'}>
      {look !== 'muted' && <Icon name={look === 'bad' ? 'close' : 'check'} />}{' '}
      {verdictOf(examination, doctorMessages.value)}
    </span>
  );
}

function Checks({ examination, doctor }: { examination: Examination; doctor: DoctorModel }): VNode {
  const words = doctorMessages.value;
  const { results, state } = examination;
  const problem = firstProblem(results);
  // A note may still be followed by what really is the matter.
  const opened = problem?.state === 'failed' || state !== 'running' ? problem?.id : undefined;
  return (
    <ol class="checks" aria-label={words.checks}>
      {results.map((result) => (
        <Check key={result.id} result={result} isOpen={result.id === opened} doctor={doctor} />
      ))}
    </ol>
  );
}

function Check({ result, isOpen, doctor }: { result: StageResult; isOpen: boolean; doctor: DoctorModel }): VNode {
  const words = doctorMessages.value;
  const { id, state, finding, detail, fixes = [] } = result;
  const { says, next } = wordsOf(result, words, uiLanguage.value);
  return (
    <li data-stage={id} data-check={state} data-finding={finding}>
      <details open={isOpen}>
        <summary>
          <Icon name={ICONS[state]} />
          <span class="stage">{words.stages[id]}</span>
          <span class="state small">{words.states[state]}</span>
        </summary>
        <div class="check-body">
          <p>{says}</p>
          {next && <p>{next}</p>}
          {detail && (
            <p class="muted small">
              {words.serverSaid}
              <q>
                <Isolated text={detail} />
              </q>
            </p>
          )}
          <DoctorFixes fixes={fixes} doctor={doctor} />
        </div>
      </details>
    </li>
  );
}

/** What it cost, and the report. */
function Closing({ examination }: { examination: Examination }): VNode {
  const { shared } = messages.value;
  const words = doctorMessages.value;
  const copied = useSignal(false);
  const shown = useSignal<string | null>(null);
  const copy = async (): Promise<void> => {
    const report = renderDoctorReport(examination, aboutExtension(), new Date().toISOString());
    copied.value = await copyText(report);
    shown.value = copied.value ? null : report;
  };
  return (
    <>
      <div class="actions">
        <ActionButton
          action="copy-report"
          look="quiet"
          icon={copied.value ? 'check' : 'copy'}
          label={copied.value ? shared.copied : words.copyReport}
          hint={words.copyHint}
          onAction={() => void copy()}
        />
        {examination.spent && (
          <span class="muted small" data-part="spent">
            {costWords(examination.spent)}
          </span>
        )}
      </div>
      {shown.value !== null && (
        <label>
          {words.copyFailed}
          <textarea readOnly rows={8} value={shown.value} onFocus={(event) => event.currentTarget.select()} />
        </label>
      )}
    </>
  );
}

function costWords({ calls, inputTokens, outputTokens, estimated, cost }: Spent): string {
  const { shared } = messages.value;
  const words = doctorMessages.value;
  if (calls === 0) return words.spentNothing;
  const facts = [words.spent(calls, shared.number(inputTokens + outputTokens))];
  if (estimated) facts.push(words.estimated);
  facts.push(cost === null ? shared.costUnknown : shared.cost(cost));
  return facts.join(' · ');
}
