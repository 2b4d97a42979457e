import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { SearchProblem } from '../../lib/search/document.ts';
import { isolated } from '../../lib/core/bidi.ts';
import { messages } from '../hooks/messages.ts';
import { ErrorNotice } from '../shared/error-notice.tsx';
import { Icon } from '../shared/icon.tsx';
import { libraryWords } from './library-words.ts';
import type { ListModel } from './list-model.ts';

/** Words to look for; the list follows while they are typed, and the address with them. */
export function SearchBox({ model }: { model: ListModel }): VNode {
  const say = libraryWords.value;
  const { shared } = messages.value;
  const { query } = model.view.value;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => model.search.ask(query), [query, model]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Escape' && query !== '') {
      event.stopPropagation();
      model.show({ query: '' }, { replace: true });
    }
    if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      model.focusList();
    }
  };
  return (
    <div class="search-box" role="search">
      <Icon name="search" />
      <input
        ref={field}
        type="search"
        name="query"
        dir="auto"
        autoComplete="off"
        spellcheck={false}
        aria-label={say.search}
        placeholder={say.searchPlaceholder}
        title={say.searchHint}
        value={query}
        onInput={(event) => model.show({ query: event.currentTarget.value }, { replace: true })}
        onKeyDown={onKeyDown}
      />
      {query !== '' && (
        <button
          type="button"
          class="quiet"
          data-action="clear"
          title={say.clearSearch}
          aria-label={say.clearSearch}
          onClick={() => {
            model.show({ query: '' }, { replace: true });
            field.current?.focus();
          }}
        >
          <Icon name="close" />
        </button>
      )}
      <div class="search-problems small muted" role="status">
        {query.trim() !== '' && model.search.hits.value === null && !model.search.error.value && shared.loading}
        {model.search.problems.value.map((problem, index) => (
          <p key={index} data-code={problem.code}>
            {wordsOf(problem)}
          </p>
        ))}
      </div>
      {model.search.error.value && <ErrorNotice error={model.search.error.value} offerOptions={false} />}
    </div>
  );
}

function wordsOf(problem: SearchProblem): string {
  const { problems } = libraryWords.value;
  switch (problem.code) {
    case 'unknown-field':
      return problems.unknownField(isolated(problem.name));
    case 'unknown-value':
      return problems.unknownValue(isolated(problem.name), isolated(problem.value));
    case 'query-shortened':
      return problems.shortened;
    case 'spelling':
      return problems.spelling(isolated(problem.word), problem.instead.map(isolated).join(', '));
    case 'indexing':
      return problems.indexing(problem.waiting);
    case 'analyses-left-out':
      return problems.analysesLeftOut(problem.papers);
    case 'abstracts-left-out':
      return problems.abstractsLeftOut(problem.papers);
    default:
      return problems.papersLeftOut(problem.papers);
  }
}
