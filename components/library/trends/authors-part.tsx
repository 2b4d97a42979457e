import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { contained } from '../../../lib/core/bidi.ts';
import type { WatchedAuthor } from '../../../lib/library/trends/author-watch.ts';
import { ErrorNotice } from '../../shared/error-notice.tsx';
import { MathText } from '../../shared/math-text.tsx';
import { formatRoute } from '../route.ts';
import { papersHref } from './paper-links.ts';
import type { TrendsModel } from './trends-model.ts';
import { trendsWords } from './trends-words.ts';
import { WeekBars } from './week-bars.tsx';
import { WeekTable } from './week-table.tsx';

/** Titles named for each. */
const TITLES = 3;

const hrefOf = (name: string, week: number): string => papersHref({ by: [name] }, { first: week, last: week });

/** People and groups the reader looks out for: their papers week by week, and the newest of them. */
export function AuthorsPart({ model }: { model: TrendsModel }): VNode {
  const say = trendsWords.value;
  useEffect(() => void model.load(), [model]);
  const { table } = model.view.value;
  const weeks = model.weeks.value;
  const authors = model.authors.value;
  const error = model.error.value;
  const isAsked = model.followed.value !== null || error !== null;
  if (isAsked && authors.length === 0) {
    return (
      <div class="empty-list" data-part="empty">
        <h2>{say.noAuthors}</h2>
        <p>{say.noAuthorsHow}</p>
        <p>
          <a href="/options.html#section-interests">{say.followAuthors}</a>
        </p>
      </div>
    );
  }
  return (
    <section class="trend-figure" data-part="authors" aria-labelledby="trend-authors" aria-busy={!isAsked}>
      <h2 id="trend-authors">{say.parts.authors}</h2>
      <p class="muted small">
        {say.authorsHint} {say.newest}
      </p>
      {error && <ErrorNotice error={error} offerOptions={false} onRetry={() => void model.load()} />}
      {!table && (
        <ul class="watch-list">
          {authors.map((author) => (
            <Author key={author.name} author={author} weeks={weeks.map(({ week }) => week)} hrefOf={hrefOf} />
          ))}
        </ul>
      )}
      <WeekTable
        caption={say.authorTable}
        weeks={weeks}
        series={authors.map(({ name, byWeek }) => ({ id: name, name: contained(name), counts: byWeek }))}
        withShares={false}
        hrefOf={hrefOf}
        isShown={table}
      />
    </section>
  );
}

interface AuthorProps {
  author: WatchedAuthor;
  weeks: readonly number[];
  hrefOf: (name: string, week: number) => string;
}

function Author({ author: { name, followed, stars, papers, byWeek }, weeks, hrefOf }: AuthorProps): VNode {
  const say = trendsWords.value;
  const [first = 0, last = 0] = [weeks[0], weeks.at(-1)];
  const facts = [...(followed ? [say.followed] : []), ...(stars > 0 ? [say.stars(stars)] : [])];
  return (
    <li class="watched" data-author={name}>
      <div class="watched-head">
        <h3 dir="auto">{name}</h3>
        <span class="muted small">{facts.join(' · ')}</span>
      </div>
      {papers.length === 0 ? (
        <p class="muted small">{say.noneOf}</p>
      ) : (
        <>
          <WeekBars
            weeks={weeks}
            counts={byWeek}
            label={`${say.authorWeeks(contained(name))}. ${say.chartKeys}`}
            hrefOf={(week) => hrefOf(name, week)}
          />
          <ul class="watched-papers">
            {papers.slice(0, TITLES).map(({ arxivId, title, appeared }) => (
              <li key={arxivId}>
                <time class="muted small">{appeared}</time>{' '}
                <a href={formatRoute({ place: 'paper', steps: [arxivId] })} lang="en">
                  <MathText text={title} />
                </a>
              </li>
            ))}
          </ul>
          {papers.length > TITLES && (
            <a class="small" href={papersHref({ by: [name] }, { first, last })}>
              {say.allOf(papers.length)}
            </a>
          )}
        </>
      )}
    </li>
  );
}
