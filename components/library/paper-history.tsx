import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { call } from '../../lib/client/background.ts';
import { isolated } from '../../lib/core/bidi.ts';
import { localDay } from '../../lib/core/dates.ts';
import type { PaperHistory as History, PaperView } from '../../lib/messaging/protocol.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';
import { libraryWords } from './library-words.ts';

interface Step {
  /** Day, `YYYY-MM-DD`. */
  day: string;
  words: string;
}

/** What happened to a paper here, in order: announced, marked, analysed with what and for how much. */
export function PaperHistory({ view }: { view: PaperView }): VNode | null {
  const say = libraryWords.value;
  const history = useSignal<History | null>(null);
  const { arxivId } = view.paper;
  useEffect(() => {
    void call('getPaperHistory', { arxivId })
      .then((known) => {
        history.value = known;
      })
      .catch(() => undefined);
  }, [arxivId, view]);
  const steps = stepsOf(view, history.value);
  if (steps.length === 0) return null;
  return (
    <details data-part="history" lang={uiLanguage.value}>
      <summary>{say.history}</summary>
      <ol class="history">
        {steps.map(({ day, words }, index) => (
          <li key={index}>
            <time>{day}</time> <span>{words}</span>
          </li>
        ))}
      </ol>
      {history.value && history.value.versions.length > 0 && (
        <p class="muted small">{say.versions(history.value.versions.map((version) => `v${version}`).join(', '))}</p>
      )}
    </details>
  );
}

function stepsOf({ paper, mark, analyses }: PaperView, history: History | null): Step[] {
  const { happened, kinds } = libraryWords.value;
  const { shared } = messages.value;
  const steps = [
    ...on(paper.published, happened.published),
    ...(paper.updated === paper.published ? [] : on(paper.updated, happened.updated(paper.version ?? 1))),
    ...(history?.announced ?? []).flatMap(({ category, announcementDate, kind }) =>
      on(announcementDate, happened.announced(category, kinds[kind] ?? kind)),
    ),
    ...at(mark.seenAt, happened.seen),
    ...at(mark.starredAt, happened.starred),
    ...at(mark.hiddenAt, happened.hidden),
    ...(mark.tags ?? []).flatMap(({ name, at: instant }) => at(instant, happened.tagged(isolated(name)))),
    ...analyses.flatMap(({ form, language, provenance }) => {
      const { model, cost, createdAt, source } = provenance;
      if (source === 'report') return on(createdAt.slice(0, 10), happened.imported);
      const price = cost === null ? '' : shared.cost(cost);
      const what = `${shared.forms[form]}, ${shared.languages[language]}`;
      return at(createdAt, happened.analysed(what, isolated(model ?? ''), price));
    }),
  ];
  return steps.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** On the reader's calendar; nothing where it did not happen. */
function at(instant: string | null, words: string): Step[] {
  return instant === null ? [] : [{ day: localDay(new Date(instant)), words }];
}

function on(day: string | null, words: string): Step[] {
  return day === null ? [] : [{ day, words }];
}
