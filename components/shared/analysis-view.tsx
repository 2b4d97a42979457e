import type { VNode } from 'preact';
import {
  type Analysis,
  type AnalysisForm,
  type Finding,
  isImported,
  type Language,
  type PartialAnalysis,
  type Section,
} from '../../lib/analysis/analysis.ts';
import { dictionaries } from '../../lib/i18n/index.ts';
import type { Messages } from '../../lib/i18n/messages.ts';
import type { PageService } from '../../lib/settings/settings.ts';
import type { EstimateStore } from '../hooks/estimate-store.ts';
import type { NoteOn } from '../hooks/note-link.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';
import { priceSubject } from '../hooks/analyse.ts';
import { missedLanguage, shownLanguages } from '../hooks/shown-languages.ts';
import { Findings } from './findings.tsx';
import { COMPANIONS, FORM_SECTIONS, type SectionId } from './form-sections.ts';
import { Heading, type HeadingLevel } from './heading.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { Markdown } from './markdown.tsx';
import { Provenance } from './provenance.tsx';
import { SectionTools } from './section-tools.tsx';
import { settledText } from './settled-text.ts';
import { Tags } from './tags.tsx';
import { TranslateOffer } from './translate-offer.tsx';

export interface AnalysisViewProps {
  /** Of the analyses, and of what is growing. */
  form: AnalysisForm;
  /** Newest first; the first of each language is shown. */
  analyses: readonly Analysis[];
  /** What a running job has so far; it stands in place of what is stored. */
  partial: PartialAnalysis | null;
  /** Of the headings of the sections. */
  level: HeadingLevel;
  onSentence?: (ids: readonly number[] | null) => void;
  /** Has the reader write on a section or a finding. */
  note?: NoteOn | undefined;
  /** Notes on sections and reports of a problem: of what is stored in the library. */
  tools?: boolean;
  /** Translates what there is; undefined where nothing can be asked for now. */
  onTranslate?: ((into: Language) => void) | undefined;
  /** Who would translate. */
  translator?: PageService | null;
  /** Of what that would take. */
  estimates?: EstimateStore;
}

/** Rows of an analysis: its findings, the sections and what goes with them, and where it comes from. */
const LAST_ROW = 9;

/** The same part of two languages stands in one row, side by side. */
const rowOf = (row: number): { '--row': number } => ({ '--row': row + 1 });

/** The languages for which there is something to show. */
export function languagesAtHand(analyses: readonly Analysis[], partial: PartialAnalysis | null): Language[] {
  const all: Language[] = ['zh', 'en'];
  return all.filter((language) => partial?.[language] ?? analyses.some((each) => each.language === language));
}

/** A model's analysis in one language or in both side by side, as stored or as it grows. */
export function AnalysisView(props: AnalysisViewProps): VNode | null {
  const { form, analyses, partial, level, onSentence, note, onTranslate, translator = null, tools = true } = props;
  const { estimates } = props;
  const available = languagesAtHand(analyses, partial);
  if (available.length === 0) return null;
  const shown = shownLanguages(available);
  const [first] = analyses;
  const missed = onTranslate ? missedLanguage(available) : undefined;
  return (
    <div class="analyses">
      <LanguageSwitch available={available} sideBySide offersBoth={onTranslate !== undefined} />
      {missed && onTranslate && (
        <TranslateOffer
          into={missed}
          translator={translator}
          onTranslate={onTranslate}
          price={
            estimates && translator?.ready && first
              ? { estimates, subject: priceSubject(first.arxivId, false, form, missed) }
              : undefined
          }
        />
      )}
      <div class={shown.length > 1 ? 'columns' : undefined}>
        {shown.map((language) => {
          const growing = partial?.[language];
          const stored = analyses.find((each) => each.language === language);
          const content = growing ?? stored;
          if (!content) return null;
          return (
            <article
              key={language}
              data-part="analysis"
              data-form={form}
              data-words="model"
              lang={language}
              aria-busy={growing !== undefined}
            >
              <Body
                form={form}
                language={language}
                analysis={growing ? undefined : stored}
                content={content}
                level={level}
                note={note}
                tools={tools}
                {...(onSentence ? { onSentence } : {})}
              />
              {!growing && stored && (
                <footer style={rowOf(LAST_ROW)}>
                  {stored.tags.length > 0 && <Tags tags={stored.tags} lang={language} />}
                  <Provenance provenance={stored.provenance} />
                </footer>
              )}
            </article>
          );
        })}
      </div>
    </div>
  );
}

interface BodyProps {
  form: AnalysisForm;
  /** Once it is stored. */
  analysis?: Analysis | undefined;
  language: Language;
  content: Pick<Analysis, 'sections' | 'findings'>;
  level: HeadingLevel;
  note: AnalysisViewProps['note'];
  tools: boolean;
  onSentence?: (ids: readonly number[] | null) => void;
}

/** Headings are in the language of the text below them, whatever the UI speaks. */
function Body({ form, language, analysis, content, level, note, tools: offersTools, onSentence }: BodyProps): VNode {
  const { shared } = dictionaries[language === 'zh' ? 'zh-CN' : 'en'];
  /** Of what is stored: a growing section has nothing to be noted or reported yet. */
  const tools = (section: SectionId | 'findings'): VNode | null => {
    if (!analysis || !offersTools) return null;
    const nameIn = (words: Messages['shared']): string =>
      section === 'findings' ? words.findings : words.sections[section];
    const own = { section, heading: nameIn(shared), name: nameIn(messages.value.shared) };
    return <SectionTools analysis={analysis} {...own} {...(note ? { note } : {})} />;
  };
  const part = (id: SectionId, row: number, attributes: Record<string, string>): VNode | null => {
    const section = content.sections[id];
    if (!section || (section.text.trim() === '' && section.state === 'done')) return null;
    return (
      <section key={id} class="analysis-section" style={rowOf(row)} data-anchor={`section-${id}`} {...attributes}>
        <Heading level={level}>{shared.sections[id]}</Heading>
        {tools(id)}
        <Growing section={section} />
        {section.figures && section.figures.length > 0 && (
          <details data-part="figures">
            <summary>
              {shared.figuresFound(
                section.figures.filter(({ evidence }) => evidence !== 'unverified').length,
                section.figures.length,
              )}
            </summary>
            <Findings
              findings={section.figures}
              words="model"
              lang={language}
              label={shared.figures}
              {...(analysis ? { analysis } : {})}
            />
          </details>
        )}
      </section>
    );
  };
  return (
    <>
      {content.findings.length > 0 && (
        <section class="analysis-section" style={rowOf(0)} data-anchor="section-findings">
          <Heading level={level}>{shared.findings}</Heading>
          {tools('findings')}
          <Findings
            findings={content.findings}
            words="model"
            lang={findingsLanguage(content.findings, analysis) ?? language}
            {...(analysis ? { analysis } : {})}
            {...(onSentence ? { onSentence } : {})}
            {...(analysis && offersTools ? { note } : {})}
          />
        </section>
      )}
      {FORM_SECTIONS[form].map((id, index) =>
        part(id, 1 + index, { 'data-section': id, 'data-section-state': content.sections[id]?.state ?? '' }),
      )}
      {COMPANIONS[form].map((id, index) => part(id, 1 + FORM_SECTIONS[form].length + index, { 'data-part': id }))}
    </>
  );
}

/** Reports copy their findings from the abstract, whatever language the analysis is in. */
function findingsLanguage(findings: readonly Finding[], analysis: Analysis | undefined): Language | null {
  if (!analysis || !isImported(analysis)) return null;
  return findings.some(({ text }) => /\p{Script=Han}/u.test(text)) ? 'zh' : 'en';
}

function Growing({ section }: { section: Section }): VNode {
  const { shared } = dictionaries[uiLanguage.value];
  return (
    <div class={section.state === 'growing' ? 'growing' : undefined}>
      <Markdown text={section.state === 'growing' ? settledText(section.text) : section.text} />
      {section.state === 'growing' && <span class="visually-hidden">{shared.growing}</span>}
    </div>
  );
}
