import type { VNode } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { listen } from '../../lib/client/background.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { LibraryModel } from './library-model.ts';
import { libraryWords } from './library-words.ts';
import { followHash, formatRoute, route } from './route.ts';
import { type LibrarySection, SECTIONS, sectionOf } from './sections.ts';

/** All that was read and learned: a header with the sections, and the one the hash names. */
export function LibraryPage(): VNode {
  const model = useMemo(() => new LibraryModel(), []);
  const content = useRef<HTMLElement>(null);
  const say = libraryWords.value;

  useEffect(() => {
    const open = new AbortController();
    followHash({ signal: open.signal });
    void model.load();
    listen((event) => model.hear(event), {
      signal: open.signal,
      onReconnect: () => model.catchUp(),
      isBusy: () => model.isBusy(),
    });
    return () => {
      open.abort();
      model.close();
    };
  }, [model]);

  const section = sectionOf(route.value.place);
  const label = section?.label() ?? '';
  const language = uiLanguage.value;
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = say.title(label);
  }, [language, say, label]);

  const loadError = model.loadError.value;
  const ready = model.settings.value !== null;
  return (
    <div
      class="library"
      data-surface="library"
      data-state={loadError ? 'failed' : 'idle'}
      aria-busy={!ready && !loadError}
    >
      <button type="button" class="skip" onClick={() => content.current?.focus()}>
        {say.skip}
      </button>
      <header class="library-head">
        <a class="brand" href={formatRoute({ place: SECTIONS[0]?.id ?? '' })}>
          {messages.value.shared.name}
        </a>
        <nav aria-label={say.nav}>
          {SECTIONS.map((each) => (
            <Tab key={each.id} section={each} isOpen={each === section} />
          ))}
        </nav>
        <a class="settings" href="/options.html">
          {say.settings}
        </a>
      </header>
      <main ref={content} tabIndex={-1}>
        {loadError && <ErrorNotice error={loadError} onRetry={() => void model.load()} />}
        {!ready && !loadError && <p class="muted waiting">{messages.value.shared.loading}</p>}
        {ready && section && <section.View key={section.id} model={model} />}
      </main>
    </div>
  );
}

function Tab({ section, isOpen }: { section: LibrarySection; isOpen: boolean }): VNode {
  return (
    <a href={formatRoute({ place: section.id })} data-section={section.id} aria-current={isOpen ? 'page' : undefined}>
      {section.label()}
    </a>
  );
}
