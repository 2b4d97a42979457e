import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useId } from 'preact/hooks';
import { call } from '../../lib/client/background.ts';
import { contained } from '../../lib/core/bidi.ts';
import { type ErrorShape, toAppError } from '../../lib/core/errors.ts';
import type { Term } from '../../lib/interests/learned/terms.ts';
import type { LearnedView } from '../../lib/messaging/protocol.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { saveFile } from '../shared/save-file.ts';
import { tagName } from '../shared/tags.tsx';
import { SelectField } from './field.tsx';
import { learnedWords } from './learned-words.ts';
import type { OptionsModel } from './options-model.ts';

/** What was learned from the reader's acts: switched off, looked at, taken along, or forgotten. */
export function LearnedInterest({ model }: { model: OptionsModel }): VNode {
  const say = learnedWords.value;
  const learned = useSignal<LearnedView | null>(null);
  const error = useSignal<ErrorShape | null>(null);
  /** The instant that counted before it was forgotten; undefined: it was not. */
  const before = useSignal<string | null | undefined>(undefined);
  const settings = model.settings.value;
  const learns = settings?.learnInterest === true;
  const since = settings?.interestSince ?? null;
  const attempt = async (act: () => Promise<void>): Promise<void> => {
    error.value = null;
    await act().catch((thrown: unknown) => {
      error.value = toAppError(thrown).toShape();
    });
  };
  const load = (): Promise<void> =>
    attempt(async () => {
      learned.value = learns ? await call('getLearned') : null;
    });
  useEffect(() => void load(), [learns, since]);
  const countFrom = (interestSince: string | null, undo: string | null | undefined): Promise<void> =>
    attempt(async () => {
      await call('saveSettings', { settings: { interestSince } });
      before.value = undo;
      await model.refresh();
    });
  const view = learned.value;
  return (
    <div data-part="learned">
      <h3>{say.heading}</h3>
      <p class="muted small">{say.lead}</p>
      <SelectField
        model={model}
        name="learnInterest"
        label={say.learn}
        hint={say.hint}
        choices={[
          ['on', say.yes],
          ['off', say.no],
        ]}
      />
      {error.value && <ErrorNotice error={error.value} offerOptions={false} onRetry={() => void load()} />}
      {learns && view && (
        <>
          <p>{(view.terms ? say.counts : say.tooFew)(view.wanted, view.unwanted)}</p>
          {since !== null && <p class="muted small">{say.since(new Date(since))}</p>}
          {view.terms && (
            <div class="pair">
              <Terms label={say.wanted} terms={view.terms.wanted} view={view} />
              <Terms label={say.unwanted} terms={view.terms.unwanted} view={view} />
            </div>
          )}
          <div class="actions">
            {view.terms && (
              <ActionButton
                action="export"
                icon="save"
                label={say.save}
                onAction={() => void attempt(async () => saveFile(await call('exportLearned')))}
              />
            )}
            {view.wanted + view.unwanted > 0 && (
              <ActionButton
                action="forget-learned"
                look="quiet"
                label={say.forget}
                onAction={() => void countFrom(new Date().toISOString(), since)}
              />
            )}
          </div>
        </>
      )}
      <p role="status" class="small">
        {before.value !== undefined && (
          <>
            {say.forgotten}{' '}
            <ActionButton
              action="undo"
              look="quiet"
              label={say.undo}
              onAction={() => void countFrom(before.value ?? null, undefined)}
            />
          </>
        )}
      </p>
    </div>
  );
}

function Terms({ label, terms, view }: { label: string; terms: readonly Term[]; view: LearnedView }): VNode {
  const say = learnedWords.value;
  const id = useId();
  return (
    <div class="learned-terms">
      <h4 id={id}>{label}</h4>
      {terms.length === 0 && <p class="muted small">{say.none}</p>}
      <ul aria-labelledby={id}>
        {terms.map(({ kind, text }) => (
          <li key={`${kind}:${text}`} data-kind={kind}>
            <span dir="auto">{contained(kind === 'tag' ? tagName(text, view.tagNames) : text)}</span>{' '}
            <span class="muted small">{say.kinds[kind]}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
