import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { listen } from '../../lib/client/background.ts';
import { isolated } from '../../lib/core/bidi.ts';
import { messages } from '../hooks/messages.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { Progress } from '../shared/progress.tsx';
import { StarredModel, type StarredPreview, type StarredResult } from './starred-model.ts';
import { starredWords } from './starred-words.ts';

/** Lines, and identifiers, that are named before the rest is counted. */
const SHOWN = 12;

/** A list of papers, pasted or from a file, looked through and starred. */
export function StarredImport(): VNode {
  const model = useMemo(() => new StarredModel(), []);
  useEffect(() => {
    const open = new AbortController();
    listen(() => undefined, { signal: open.signal, isBusy: () => model.progress.peek() !== null });
    return () => {
      open.abort();
      model.cancel();
    };
  }, [model]);
  const say = starredWords.value;
  const progress = model.progress.value;
  const pause = model.pause.value;
  const error = model.error.value;
  const preview = model.preview.value;
  const result = model.result.value;
  const label =
    progress === null
      ? ''
      : pause === null
        ? say.progress(progress.done, progress.total)
        : pause.why === 'offline'
          ? say.offline
          : say.busy(pause.seconds);
  return (
    <section class="starred-import" data-part="starred-import" aria-labelledby="starred-heading">
      <h3 id="starred-heading">{say.heading}</h3>
      <p class="muted small">{say.intro}</p>
      <ListField model={model} />
      {progress && (
        <Progress label={label} value={progress.done} max={progress.total}>
          <ActionButton action="cancel" label={messages.value.shared.cancel} onAction={() => model.cancel()} />
        </Progress>
      )}
      {error && <ErrorNotice error={error.toShape()} offerOptions={false} />}
      <div role="status" class="import-result">
        {model.looking.value && <p class="muted">{say.looking}</p>}
        {model.trouble.value && <p class="warn">{TROUBLE[model.trouble.value]()}</p>}
        {model.undo.value === 'done' && <p class="good">{say.undone}</p>}
        {preview && !result && !progress && <Preview preview={preview} model={model} />}
        {result && <Result result={result} model={model} />}
      </div>
    </section>
  );
}

const TROUBLE = {
  'not-text': () => starredWords.value.notText,
  'too-long': () => starredWords.value.tooLong,
  nothing: () => starredWords.value.nothing,
};

function ListField({ model }: { model: StarredModel }): VNode {
  const say = starredWords.value;
  const text = useSignal('');
  const file = useRef<HTMLInputElement>(null);
  const busy = model.progress.value !== null || model.looking.value || model.undo.value === 'running';
  return (
    <div class="field">
      <label for="starredList" class="small">
        {say.list}
      </label>
      <textarea
        id="starredList"
        name="starredList"
        rows={5}
        dir="auto"
        spellcheck={false}
        placeholder={say.placeholder}
        value={text.value}
        onInput={(event) => {
          text.value = event.currentTarget.value;
        }}
      />
      <div class="actions">
        <ActionButton
          action="read-list"
          label={say.read}
          disabled={busy || text.value.trim() === ''}
          onAction={() => void model.read(text.value)}
        />
        <ActionButton
          action="choose-list"
          label={say.choose}
          look="quiet"
          disabled={busy}
          onAction={() => file.current?.click()}
        />
        <label for="starredFile" hidden>
          {say.choose}
        </label>
        <input
          ref={file}
          type="file"
          id="starredFile"
          name="starredFile"
          hidden
          accept=".txt,.md,.bib,.csv,.html,text/*"
          onChange={({ currentTarget }) => {
            const [chosen] = currentTarget.files ?? [];
            // The same file, edited meanwhile, can be chosen again.
            currentTarget.value = '';
            if (chosen) void model.readFile(chosen);
          }}
        />
      </div>
    </div>
  );
}

function Preview({ preview, model }: { preview: StarredPreview; model: StarredModel }): VNode {
  const say = starredWords.value;
  const { starred, known, unknown, unreadable } = preview;
  const toStar = known.length + unknown.length;
  const facts: string[] = [];
  if (unknown.length > 0) facts.push(say.unknown(unknown.length));
  if (known.length + starred.length > 0) facts.push(say.known(known.length + starred.length));
  if (starred.length > 0) facts.push(say.already(starred.length));
  return (
    <div data-part="starred-preview">
      <p>
        <strong>{say.named(toStar + starred.length)}</strong>
      </p>
      <Facts facts={facts} />
      {unreadable.length > 0 && (
        <details data-part="unreadable">
          <summary>{say.unreadable(unreadable.length)}</summary>
          <ul class="facts small">
            {unreadable.slice(0, SHOWN).map(({ line, text }) => (
              <li key={line} data-line={line}>
                {say.line(line)} <span class="muted file-name">{isolated(text)}</span>
              </li>
            ))}
            {unreadable.length > SHOWN && <li class="muted">{say.more(unreadable.length - SHOWN)}</li>}
          </ul>
        </details>
      )}
      <div class="actions">
        {toStar > 0 && (
          <ActionButton
            action="star-list"
            icon="star"
            look="primary"
            label={say.star(toStar)}
            onAction={() => void model.star()}
          />
        )}
        <ActionButton action="clear" look="quiet" label={say.discard} onAction={() => model.discard()} />
      </div>
    </div>
  );
}

function Result({ result, model }: { result: StarredResult; model: StarredModel }): VNode {
  const say = starredWords.value;
  const { starred, fetched, before, absent, left, cancelled } = result;
  const facts: string[] = [];
  if (fetched > 0) facts.push(say.fetched(fetched));
  if (before > 0) facts.push(say.before(before));
  if (left.length > 0) facts.push(say.left(left.length));
  const undoing = model.undo.value === 'running';
  return (
    <div data-part="starred-result" data-starred={starred.length} data-left={left.length}>
      <p class={starred.length > 0 ? 'good' : undefined}>
        <strong>{say.starred(starred.length)}</strong>
      </p>
      {cancelled && <p class="warn">{say.cancelled}</p>}
      <Facts facts={facts} />
      {absent.length > 0 && (
        <p class="small" data-part="absent">
          {say.absent(absent.length)} <code>{absent.slice(0, SHOWN).join(' ')}</code>
          {absent.length > SHOWN && ' …'}
        </p>
      )}
      <div class="actions">
        {left.length > 0 && (
          <ActionButton
            action="star-list"
            icon="star"
            look="primary"
            label={say.goOn(left.length)}
            disabled={undoing}
            onAction={() => void model.goOn()}
          />
        )}
        {starred.length > 0 && (
          <ActionButton
            action="undo"
            label={undoing ? say.undoing : say.undo}
            disabled={undoing}
            onAction={() => void model.takeBack()}
          />
        )}
      </div>
    </div>
  );
}

function Facts({ facts }: { facts: readonly string[] }): VNode | null {
  if (facts.length === 0) return null;
  return (
    <ul class="facts">
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  );
}
