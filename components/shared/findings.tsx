import type { VNode } from 'preact';
import type { Analysis, Finding } from '../../lib/analysis/analysis.ts';
import { passageUrl } from '../../lib/fulltext/text-fragment.ts';
import type { OfflineReading } from '../../lib/reader/reading.ts';
import type { Messages } from '../../lib/i18n/messages.ts';
import type { NotePlace } from '../../lib/library/note-anchor.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';
import type { NoteOn } from '../hooks/note-link.ts';
import { NoteButton } from './note-button.tsx';
import { MathText } from './math-text.tsx';

export interface FindingsProps {
  findings: readonly Finding[];
  /** `authors`: sentences of the abstract as they stand; `model`: written by a model. */
  words: 'authors' | 'model';
  /** `lang` of the findings' text. */
  lang: 'zh' | 'en';
  /** One clamped run of text instead of a list, for a closed row. */
  compact?: boolean;
  /** In place of "Key findings". */
  label?: string;
  /** The analysis the findings are of: those of a full text lead to their passage there. */
  analysis?: Pick<Analysis, 'arxivIdV' | 'provenance'>;
  /** Told which sentences a finding under pointer or focus rests on, and null when it is left. */
  onSentence?: (ids: readonly number[] | null) => void;
  /** Has the reader write on one of them. */
  note?: NoteOn | undefined;
}

/** The sentences the offline reader chose, as findings: the authors' own words need no proof. */
export function offlineFindings(reading: OfflineReading): Finding[] {
  return reading.findings.flatMap((id) => {
    const sentence = reading.sentences.find((each) => each.id === id);
    return sentence
      ? [{ text: sentence.text, sentences: [id], quote: sentence.text, evidence: 'verified' as const }]
      : [];
  });
}

export function Findings(props: FindingsProps): VNode {
  const { findings, words, lang, compact = false, analysis, onSentence, note } = props;
  const { shared } = messages.value;
  const label = `${props.label ?? shared.findings} · ${words === 'authors' ? shared.authorsWords : shared.modelOwnWords}`;
  const isText = isFromText(analysis);
  if (findings.length === 0) return <p class="muted small">{shared.noFindings}</p>;
  return (
    <ul
      data-part="findings"
      data-words={words}
      data-label={compact ? label : undefined}
      aria-label={label}
      class={compact ? 'compact' : undefined}
      lang={uiLanguage.value}
    >
      {findings.map((finding, index) => (
        <li
          key={index}
          data-evidence={finding.evidence}
          data-sentence={finding.sentences.join(' ')}
          onMouseEnter={onSentence && (() => onSentence(finding.sentences))}
          onMouseLeave={onSentence && (() => onSentence(null))}
        >
          <Mark finding={finding} words={words} compact={compact} analysis={analysis} onSentence={onSentence} />
          <span class="finding-text" lang={lang}>
            <MathText text={finding.text} />
          </span>
          {note && <NoteButton note={note} place={placeOf(finding, isText, shared)} />}
        </li>
      ))}
    </ul>
  );
}

function isFromText(analysis: FindingsProps['analysis']): boolean {
  const source = analysis?.provenance.source;
  return source === 'html' || source === 'pdf';
}

/** A sentence of the abstract keeps its number whatever is analysed anew; one of the text is only quoted. */
function placeOf({ sentences: [id], text }: Finding, isText: boolean, shared: Messages['shared']): NotePlace {
  if (isText || id === undefined) return { anchor: 'section-findings', label: `§ ${shared.findings}`, quote: text };
  return { anchor: `sentence-${id}`, label: shared.sentence(String(id)), quote: text };
}

interface MarkProps {
  finding: Finding;
  words: 'authors' | 'model';
  compact: boolean;
  analysis: FindingsProps['analysis'] | undefined;
  onSentence: FindingsProps['onSentence'] | undefined;
}

/** The dot and its words; a button where pointing at it lights the sentence, so that a keyboard can do it too. */
function Mark({ finding, words, compact, analysis, onSentence }: MarkProps): VNode {
  const { shared } = messages.value;
  const ids = finding.sentences.join(', ');
  const state = finding.evidence;
  const source = analysis?.provenance.source;
  const isText = isFromText(analysis);
  const hints = isText ? shared.textEvidenceHint : shared.evidenceHint;
  const hint = words === 'authors' ? hints.authors(ids) : state === 'unverified' ? hints.unverified : hints[state](ids);
  const label = words === 'authors' ? shared.sentence(ids) : shared.evidence[state];
  const content = (
    <>
      <span class="dot" aria-hidden="true" />
      <span class={compact ? 'visually-hidden' : 'evidence-word'}>{label}</span>
    </>
  );
  const passage =
    source === 'html' && state !== 'unverified' ? passageUrl(analysis?.arxivIdV ?? '', finding.quote) : null;
  if (passage !== null && !compact) {
    return (
      <a class="evidence" href={passage} target="_blank" rel="noopener" title={hint} lang={uiLanguage.value}>
        {content}
      </a>
    );
  }
  if (!onSentence || compact || finding.sentences.length === 0) {
    return (
      <span class="evidence" title={hint} lang={uiLanguage.value}>
        {content}
      </span>
    );
  }
  return (
    <button
      type="button"
      class="evidence quiet"
      title={hint}
      lang={uiLanguage.value}
      onFocus={() => onSentence(finding.sentences)}
      onBlur={() => onSentence(null)}
      onClick={() => onSentence(finding.sentences)}
    >
      {content}
    </button>
  );
}
