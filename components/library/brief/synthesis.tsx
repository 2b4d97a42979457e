import type { ComponentChildren, VNode } from 'preact';
import type { BriefPaper } from '../../../lib/library/brief.ts';
import type { BriefSynthesis, Cited } from '../../../lib/library/brief-synthesis.ts';
import { contained } from '../../../lib/core/bidi.ts';
import { formatRoute } from '../route.ts';
import { briefWords } from './brief-words.ts';
import { Statement } from './statement.tsx';

interface SynthesisProps {
  synthesis: BriefSynthesis;
  papers: readonly BriefPaper[];
}

/** What the stored statements say taken together; each names its paper. */
export function Synthesis({ synthesis, papers }: SynthesisProps): VNode {
  const say = briefWords.value;
  const { shared, methods, figures, differences, limits } = synthesis;
  const title = (arxivId: string): string => papers.find((paper) => paper.arxivId === arxivId)?.title ?? arxivId;
  const link = (arxivId: string): VNode => (
    <a key={arxivId} href={formatRoute({ place: 'paper', steps: [arxivId] })} title={title(arxivId)}>
      {arxivId}
    </a>
  );
  const cited = (list: readonly Cited[]): VNode => (
    <ul class="brief-cited">
      {list.map(({ arxivId, statement }, position) => (
        <li key={position}>
          {list[position - 1]?.arxivId !== arxivId && link(arxivId)}
          <Statement statement={statement} withSource />
        </li>
      ))}
    </ul>
  );
  const isEmpty = [shared, figures, differences, limits].every((part) => part.length === 0);
  return (
    <section class="brief-part brief-synthesis" aria-labelledby="brief-synthesis">
      <h2 id="brief-synthesis">{say.synthesis}</h2>
      {isEmpty && <p class="muted">{say.nothing}</p>}
      <Part id="shared" heading={say.shared} isShown={shared.length > 0}>
        <p class="muted small">{say.tagsHint}</p>
        <ul>
          {shared.map(({ tag, arxivIds }) => (
            <li key={tag.key}>
              <span class="brief-tag">{contained(tag.name)}</span>{' '}
              <span class="muted small">{say.inPapers(arxivIds.length, papers.length)}</span>{' '}
              <span class="small brief-links">{arxivIds.map(link)}</span>
            </li>
          ))}
        </ul>
      </Part>
      <Part id="methods" heading={say.methods} isShown={methods.length > 0}>
        {methods.map(({ tag, cited: list }) => (
          <div key={tag.key}>
            <h4>{contained(tag.name)}</h4>
            {cited(list)}
          </div>
        ))}
      </Part>
      <Part id="figures" heading={say.figures} isShown={figures.length > 0}>
        <p class="muted small">{say.figuresHint}</p>
        {figures.map(({ about, kind, cited: list }) => (
          <div key={`${kind} ${about}`}>
            <h4>
              <span class="muted">
                {say.about[kind]}
                {say.colon}
              </span>
              {contained(say.measures[about] ?? about)}
            </h4>
            {cited(list)}
          </div>
        ))}
      </Part>
      <Part id="differences" heading={say.differences} isShown={differences.length > 0}>
        <p class="muted small">{say.differencesHint}</p>
        <ul>
          {differences.map(({ arxivId, tags, data }) => (
            <li key={arxivId}>
              {link(arxivId)}{' '}
              {[
                tags.length > 0
                  ? `${say.onlyTags}${say.colon}${tags.map(({ name }) => contained(name)).join(say.listComma)}`
                  : '',
                data.length > 0 ? `${say.onlyData}${say.colon}${data.map(contained).join(say.listComma)}` : '',
              ]
                .filter((words) => words !== '')
                .join(say.separator)}
            </li>
          ))}
        </ul>
      </Part>
      <Part id="limits" heading={say.limits} isShown={limits.length > 0}>
        {cited(limits)}
      </Part>
    </section>
  );
}

interface PartProps {
  id: string;
  heading: string;
  isShown: boolean;
  children: ComponentChildren;
}

function Part({ id, heading, isShown, children }: PartProps): VNode | null {
  if (!isShown) return null;
  return (
    <div data-part={id}>
      <h3>{heading}</h3>
      {children}
    </div>
  );
}
