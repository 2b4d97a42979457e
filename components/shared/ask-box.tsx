import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useId } from 'preact/hooks';
import type { Ask } from '../../lib/analysis/analysis.ts';
import type { JobView } from '../../lib/queue/job.ts';
import { waitsForRoom } from '../../lib/queue/standing.ts';
import { type PageSettings, serviceFor } from '../../lib/settings/settings.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';
import type { PaperStore } from '../hooks/paper-store.ts';
import { useSendGate } from '../hooks/send-gate.ts';
import { ActionButton } from './action-button.tsx';
import { ErrorNotice } from './error-notice.tsx';
import { EstimateNote, type Priced } from './estimate-note.tsx';
import { Findings } from './findings.tsx';
import { Isolated } from './isolated.tsx';
import { Markdown } from './markdown.tsx';
import { Progress } from './progress.tsx';
import { Provenance } from './provenance.tsx';
import { taskRecipient } from './recipient-words.ts';
import { SendNotice, WaitNotice } from './send-notice.tsx';
import { settledText } from './settled-text.ts';

export interface AskBoxProps {
  arxivId: string;
  store: PaperStore;
  settings: PageSettings;
}

const LONGEST_QUESTION = 2_000;

/** Milliseconds after the last key. */
const TYPED = 500;

/** What was typed, once it stays so; at once where the field is emptied. */
function useSettled(text: string): string {
  const settled = useSignal('');
  useEffect(() => {
    if (text === '') settled.value = '';
    const timer = setTimeout(() => {
      settled.value = text;
    }, TYPED);
    return () => clearTimeout(timer);
  }, [text, settled]);
  return settled.value;
}

/** A question on the paper, and what was asked of it before, each answer with its passages. */
export function AskBox({ arxivId, store, settings }: AskBoxProps): VNode {
  const { ask } = messages.value;
  const { asks } = store;
  const id = useId();
  const question = useSignal('');
  const gate = useSendGate(settings);
  const service = serviceFor(settings, 'ask');
  const typed = useSettled(question.value.trim());
  const price = (asked: string) => ({ estimates: store.estimates, subject: { arxivId, question: asked } });
  useEffect(() => void asks.load(arxivId), [asks, arxivId]);

  const askNow = async (text: string): Promise<void> => {
    if ((await asks.ask(arxivId, text.trim())) && question.peek() === text) question.value = '';
  };
  const send = (text: string): void => {
    if (text.trim() !== '') gate.send('ask', () => void askNow(text));
  };
  // The key itself: a submit event is trusted whoever made it, a script by `requestSubmit` too.
  const onKeyDown = ({ key, isTrusted, isComposing, repeat }: KeyboardEvent): void => {
    if (key === 'Enter' && isTrusted && !isComposing && !repeat) send(question.peek());
  };
  return (
    <section class="ask" data-part="ask" lang={uiLanguage.value}>
      <form onSubmit={(event) => event.preventDefault()}>
        <label for={id} class="visually-hidden">
          {ask.label}
        </label>
        <input
          id={id}
          type="text"
          name="question"
          dir="auto"
          autocomplete="off"
          maxLength={LONGEST_QUESTION}
          aria-describedby={service?.ready ? `${id}-estimate` : undefined}
          placeholder={ask.placeholder}
          value={question.value}
          disabled={store.heldBack.value}
          onInput={(event) => {
            question.value = event.currentTarget.value;
          }}
          onKeyDown={onKeyDown}
        />
        <ActionButton
          action="ask"
          spends
          label={ask.send}
          disabled={store.heldBack.value || question.value.trim() === ''}
          {...(service ? { hint: taskRecipient(service, 'ask') } : {})}
          {...(service?.ready ? { describedBy: `${id}-estimate` } : {})}
          onAction={() => send(question.peek())}
        />
      </form>
      {service?.ready && typed !== '' && <EstimateNote id={`${id}-estimate`} {...price(typed)} />}
      <SendNotice gate={gate} settings={settings} />
      {asks.error.value && <ErrorNotice error={asks.error.value} />}
      {asks.jobsOf(arxivId).map((job) => (
        <Pending
          key={job.id}
          job={job}
          store={store}
          settings={settings}
          onRetry={send}
          price={service?.ready ? price : undefined}
        />
      ))}
      {(asks.asksOf(arxivId) ?? []).map((each, index) => (
        <Answered key={each.id} ask={each} store={store} open={index === 0} />
      ))}
    </section>
  );
}

interface PendingProps extends Pick<AskBoxProps, 'store' | 'settings'> {
  job: JobView;
  onRetry: (question: string) => void;
  price: ((question: string) => Priced) | undefined;
}

function Pending({ job, store, settings, onRetry, price }: PendingProps): VNode | null {
  const { ask, shared } = messages.value;
  if (job.subject.task !== 'ask') return null;
  const { question } = job.subject;
  const [language = 'en'] = job.languages;
  const growing = job.partial?.[language]?.sections['answer'];
  return (
    <article data-part="asked" data-state={job.state} aria-busy={job.state !== 'failed'}>
      <p class="question">
        <Isolated text={question} dir="auto" />
      </p>
      {job.state === 'failed' ? (
        <ErrorNotice
          error={job.error ?? { code: 'internal' }}
          retrySpends
          retryPrice={price?.(question)}
          onRetry={() => {
            store.asks.dismiss(job);
            onRetry(question);
          }}
        />
      ) : (
        !waitsForRoom(job) && (
          <Progress label={job.state === 'running' ? ask.running : ask.queued}>
            <ActionButton
              action="cancel"
              icon="close"
              label={shared.cancel}
              onAction={() => void store.asks.cancel(job)}
            />
          </Progress>
        )
      )}
      <WaitNotice job={job} settings={settings} />
      {growing && (
        <div class="growing" lang={language}>
          <Markdown text={growing.state === 'growing' ? settledText(growing.text) : growing.text} />
        </div>
      )}
    </article>
  );
}

function Answered({ ask: asked, store, open }: { ask: Ask; store: PaperStore; open: boolean }): VNode {
  const { ask } = messages.value;
  const { question, answer, passages, language, provenance } = asked;
  return (
    <details data-part="asked" data-state="done" open={open}>
      <summary class="question">
        <Isolated text={question} dir="auto" />
      </summary>
      <div lang={language} data-part="answer" data-words="model">
        <Markdown text={answer.text} />
      </div>
      {passages.length > 0 ? (
        <Findings findings={passages} words="model" lang={language} label={ask.passages} analysis={asked} />
      ) : (
        <p class="muted small">{ask.noPassages}</p>
      )}
      <div class="actions">
        <Provenance provenance={provenance} />
        <ActionButton
          action="clear"
          icon="close"
          look="quiet"
          label={ask.remove}
          onAction={() => void store.asks.remove(asked)}
        />
      </div>
    </details>
  );
}
