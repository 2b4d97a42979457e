import type { VNode } from 'preact';
import { contained, isolated } from '../../lib/core/bidi.ts';
import { dayOf, type LibraryRow, scoreOf } from '../../lib/library/library-row.ts';
import { languageOf } from '../../lib/settings/settings.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';
import { Icon } from '../shared/icon.tsx';
import { MathText } from '../shared/math-text.tsx';
import { tagName } from '../shared/tags.tsx';
import { libraryWords } from './library-words.ts';
import type { ListModel } from './list-model.ts';
import { formatRoute, route } from './route.ts';
import type { Snippet } from './library-search.ts';
import { Marked, Snippets } from './snippets.tsx';

/** Authors named before "and others". */
const AUTHORS_SHOWN = 3;
const TAGS_SHOWN = 3;

interface PaperRowProps {
  row: LibraryRow;
  index: number;
  /** Pixels from the top of the list. */
  start: number;
  isActive: boolean;
  isSelected: boolean;
  isOpen: boolean;
  model: ListModel;
  measure: (element: HTMLElement | null) => void;
}

/** One paper in three quiet lines: title, one sentence, and what is known of it. */
export function PaperRow(props: PaperRowProps): VNode {
  const { row, index, isActive, isSelected, isOpen, model, measure } = props;
  const { shared } = messages.value;
  const say = libraryWords.value;
  const { arxivId } = row;
  const found = model.search.snippets.value.get(arxivId) ?? [];
  // Marks stand in the title itself, unless they would have to stand in a formula.
  const inTitle = found.find(({ field, text }) => field === 'title' && text === row.title && !text.includes('$'));
  const choose = (event: MouseEvent): void => {
    event.stopPropagation();
    model.select(arxivId, { range: event.shiftKey });
  };
  const open = (event: MouseEvent): void => {
    // A link opened in another tab, or words being marked, are the browser's own.
    if (event.button !== 0 || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    if (event.shiftKey) model.select(arxivId, { range: true });
    else model.openPaper(arxivId);
  };
  return (
    <div
      ref={measure}
      role="row"
      class="paper-row"
      data-index={index}
      data-arxiv-id={arxivId}
      data-starred={row.starred}
      data-hidden={row.hidden}
      data-seen={row.seen}
      aria-rowindex={index + 1}
      aria-selected={isSelected}
      aria-current={isOpen ? 'true' : undefined}
      tabIndex={isActive ? 0 : -1}
      style={{ transform: `translateY(${props.start}px)` }}
      onClick={open}
      onFocus={() => model.setActive(arxivId)}
    >
      <div role="gridcell" class="pick">
        <input
          type="checkbox"
          tabIndex={-1}
          checked={isSelected}
          aria-label={say.select(isolated(row.title))}
          onClick={choose}
        />
      </div>
      <div role="gridcell" class="words">
        <a
          class="title"
          lang="en"
          tabIndex={-1}
          href={formatRoute({ place: 'paper', steps: [arxivId], query: route.value.query })}
        >
          {inTitle ? <Marked {...inTitle} /> : <MathText text={row.title} />}
        </a>
        <Sentence row={row} found={inTitle ? found.filter((each) => each !== inTitle) : found} />
        <Facts row={row} model={model} />
      </div>
      <div role="gridcell" class="marks">
        <button
          type="button"
          class="quiet"
          data-action="star"
          tabIndex={-1}
          aria-pressed={row.starred}
          title={row.starred ? shared.unstar : shared.star}
          aria-label={shared.star}
          onClick={(event) => {
            event.stopPropagation();
            void model.star([arxivId], !row.starred);
          }}
        >
          <Icon name="star" />
        </button>
      </div>
    </div>
  );
}

/** Passages that match, while something is searched for; else the paper in one sentence. */
function Sentence({ row, found }: { row: LibraryRow; found: readonly Snippet[] }): VNode | null {
  if (found.length > 0) return <Snippets snippets={found} />;
  const first = languageOf(uiLanguage.value);
  const language = row.tldr[first] ? first : first === 'zh' ? 'en' : 'zh';
  const tldr = row.tldr[language];
  if (!tldr) return null;
  return (
    <p class="sentence" lang={language} data-words={tldr.by === 'translator' ? 'device' : tldr.by}>
      <MathText text={tldr.text} />
    </p>
  );
}

function Facts({ row, model }: { row: LibraryRow; model: ListModel }): VNode {
  const { shared, versions } = messages.value;
  const say = libraryWords.value;
  // One more is no longer than "and others".
  const isCut = row.authorCount > AUTHORS_SHOWN + 1;
  const names = row.authors
    .slice(0, isCut ? AUTHORS_SHOWN : row.authorCount)
    .map(isolated)
    .join(', ');
  const score = scoreOf(row);
  const languages = [...new Set(row.analysed.map(({ language }) => language))];
  return (
    <p class="facts">
      <span class="authors">{isCut ? say.andOthers(names) : names}</span>
      <span>{row.primaryCategory}</span>
      <time>{dayOf(row)}</time>
      {score !== null && (
        <span data-part="score" data-sum={score} data-by={row.grade?.by}>
          {row.grade?.by === 'device' ? shared.scoreStandIn(score) : shared.score(score)}
        </span>
      )}
      {row.replaced && (
        <span class="warn" data-part="replaced-mark">
          {versions.mark(row.replaced.to)}
        </span>
      )}
      {row.withdrawn && <span class="warn">{say.withdrawn}</span>}
      {row.kinds.length === 1 && row.kinds[0] === 'replacement' && <span>{say.kinds[row.kinds[0]]}</span>}
      {languages.length > 0 && (
        <span class="has">{say.analysedIn(languages.map((language) => shared.languages[language]))}</span>
      )}
      {row.noted && <span class="has">{shared.note}</span>}
      {row.imported && <span>{say.imported}</span>}
      {row.ownTags.map((name) => (
        <span key={name} class="own-tag" dir="auto">
          {contained(name)}
        </span>
      ))}
      {row.tags.slice(0, TAGS_SHOWN).map((tag) => (
        <span key={tag} class="tag">
          {contained(tagName(tag, model.rows.tagNames.value))}
        </span>
      ))}
    </p>
  );
}
