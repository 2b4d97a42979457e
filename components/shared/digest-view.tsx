import type { VNode } from 'preact';
import type { Language } from '../../lib/analysis/analysis.ts';
import { isolated } from '../../lib/core/bidi.ts';
import type { Digest, DigestClaim, DigestSection } from '../../lib/digest/digest.ts';
import { dictionaries } from '../../lib/i18n/index.ts';
import type { DigestView as DigestViewData } from '../../lib/messaging/protocol.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';
import { shownLanguages } from '../hooks/shown-languages.ts';
import { Heading, type HeadingLevel } from './heading.tsx';
import { ImportedReport } from './imported-report.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { Markdown } from './markdown.tsx';
import { MathText } from './math-text.tsx';
import { Provenance } from './provenance.tsx';
import { Selection } from './selection.tsx';

/** Papers of a claim in view; the rest is folded, unless it is one alone. */
const PAPERS_SHOWN = 4;

const SECTIONS: readonly DigestSection[] = ['themes', 'highlights', 'directions', 'reading'];

export interface DigestViewProps {
  view: Pick<DigestViewData, 'digests' | 'titles' | 'selection'> &
    Partial<Pick<DigestViewData, 'imported' | 'announcement'>>;
  /** Jumps to the paper's row; false when this page has none, and the link is followed. */
  onOpenPaper?: (arxivId: string) => boolean;
  /** Opens abstract pages in a new tab, as a popup must. */
  newTab?: boolean;
  /** Of the sections' headings. */
  level: HeadingLevel;
}

/** Today's summary of one category, each claim with links to the papers it rests on. */
export function DigestView({ view, onOpenPaper, newTab = false, level }: DigestViewProps): VNode | null {
  const available = (['zh', 'en'] as const).filter((language) =>
    view.digests.some((each) => each.language === language),
  );
  const [language] = shownLanguages(available);
  const digest = view.digests.find((each) => each.language === language);
  const { imported, announcement } = view;
  if (imported) {
    const { imported: _, ...own } = view;
    return (
      <>
        <ImportedReport imported={imported} partial={announcement?.imported === true} level={level} newTab={newTab} />
        <DigestView view={own} newTab={newTab} level={level} {...(onOpenPaper ? { onOpenPaper } : {})} />
      </>
    );
  }
  if (!digest || !language) return null;
  const titleOf = (arxivId: string): string => view.titles[arxivId] ?? '';
  const paper = (arxivId: string, isNamed = false): VNode => (
    <PaperLink
      key={arxivId}
      arxivId={arxivId}
      title={titleOf(arxivId)}
      isNamed={isNamed}
      newTab={newTab}
      {...(onOpenPaper ? { onOpenPaper } : {})}
    />
  );
  return (
    <article
      data-part="digest"
      data-category={digest.category}
      data-date={digest.announcementDate}
      data-source={digest.source}
      data-words={digest.source === 'model' ? 'model' : 'device'}
      lang={language}
    >
      <DigestHead digest={digest} available={available} />
      {SECTIONS.map((id) => (
        <DigestPart
          key={id}
          id={id}
          claims={digest.sections[id]}
          language={language}
          level={level}
          saysTitles={({ text, papers }) =>
            papers.every((each) => titleOf(each) !== '' && text.includes(titleOf(each)))
          }
        >
          {paper}
        </DigestPart>
      ))}
      <Selection selection={view.selection} language={language} level={level}>
        {paper}
      </Selection>
      <Provenance provenance={digest.provenance} />
    </article>
  );
}

function DigestHead({ digest, available }: { digest: Digest; available: readonly Language[] }): VNode {
  const { shared } = messages.value;
  const { read, total, dropped, unscored = 0 } = digest.coverage;
  const { model, translatedFrom } = digest.provenance;
  const source =
    digest.source === 'offline'
      ? shared.digestOffline
      : shared.digestModel(isolated(translatedFrom?.model ?? model ?? shared.name));
  return (
    <div class="digest-head" lang={uiLanguage.value}>
      <span class="source">{source}</span>
      {digest.source === 'model' && <Age createdAt={digest.provenance.createdAt} />}
      <span data-part="coverage">
        {shared.digestCoverage(read, total)}
        {unscored > 0 && ` · ${shared.digestUnscored(unscored)}`}
        {dropped > 0 && ` · ${shared.digestDropped(dropped)}`}
        <meter min={0} max={Math.max(total, 1)} value={read} aria-label={shared.digestMeter(read, total)} />
      </span>
      <LanguageSwitch available={available} />
    </div>
  );
}

/** How long ago it was written, as of when it is drawn. */
function Age({ createdAt }: { createdAt: string }): VNode | null {
  const minutes = (Date.now() - Date.parse(createdAt)) / 60_000;
  return Number.isNaN(minutes) ? null : <time dateTime={createdAt}>{messages.value.shared.digestAge(minutes)}</time>;
}

interface PaperLinkProps extends Pick<DigestViewProps, 'onOpenPaper'> {
  arxivId: string;
  /** Empty where it is not known. */
  title: string;
  /** The words before it say the title: the number is link enough. */
  isNamed: boolean;
  newTab: boolean;
}

function PaperLink({ arxivId, title, isNamed, newTab, onOpenPaper }: PaperLinkProps): VNode {
  const onClick = (event: MouseEvent): void => {
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (plain && onOpenPaper?.(arxivId)) event.preventDefault();
  };
  return (
    <li>
      <a
        data-arxiv-id={arxivId}
        href={`https://arxiv.org/abs/${arxivId}`}
        lang="en"
        title={title === '' ? undefined : `arXiv:${arxivId} · ${isolated(title)}`}
        onClick={onClick}
        {...(newTab ? { target: '_blank', rel: 'noopener' } : {})}
      >
        <span class={title === '' || isNamed ? undefined : 'id'}>{arxivId}</span>{' '}
        {!isNamed && <MathText text={title} />}
      </a>
    </li>
  );
}

interface DigestPartProps {
  id: DigestSection;
  claims: readonly DigestClaim[];
  language: Language;
  level: HeadingLevel;
  /** Whether a claim says the titles of all papers it rests on. */
  saysTitles: (claim: DigestClaim) => boolean;
  children: (arxivId: string, isNamed: boolean) => VNode;
}

function DigestPart({ id, claims, language, level, saysTitles, children: paper }: DigestPartProps): VNode {
  const { shared } = dictionaries[language === 'zh' ? 'zh-CN' : 'en'];
  return (
    <section data-section={id}>
      <Heading level={level}>{shared.digestSections[id]}</Heading>
      {claims.length === 0 && <p class="muted">{shared.digestEmptySection}</p>}
      <ul>
        {claims.map((claim, index) => (
          <li key={index} data-fresh={claim.fresh}>
            <Markdown text={claim.text} inline />
            {claim.fresh && (
              <span class="fresh small" title={shared.digestFreshHint}>
                {shared.digestFresh}
              </span>
            )}
            <Papers ids={claim.papers} language={language} named={saysTitles(claim)}>
              {paper}
            </Papers>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The papers a claim rests on. Those folded away are on the page all the same, for find-in-page and for tests. */
function Papers(props: {
  ids: readonly string[];
  language: Language;
  named: boolean;
  children: (arxivId: string, isNamed: boolean) => VNode;
}): VNode {
  const { ids, language, named, children } = props;
  const paper = (arxivId: string): VNode => children(arxivId, named);
  const { shared } = dictionaries[language === 'zh' ? 'zh-CN' : 'en'];
  const shown = ids.length === PAPERS_SHOWN + 1 ? ids.length : PAPERS_SHOWN;
  const rest = ids.slice(shown);
  return (
    <div class={named ? 'papers named' : 'papers'}>
      <ul>{ids.slice(0, shown).map(paper)}</ul>
      {rest.length > 0 && (
        <details>
          <summary>{shared.morePapers(rest.length)}</summary>
          <ul>{rest.map(paper)}</ul>
        </details>
      )}
    </div>
  );
}
