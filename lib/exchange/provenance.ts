import type { Finding, Language, Provenance } from '../analysis/analysis.ts';
import type { OfflineReading, Sentence } from '../reader/reading.ts';
import { escapeInline } from '../digest/inline-markdown.ts';
import { words } from './words.ts';

/** Where a text came from, in one line of Markdown: source, model, prompt, day, tokens, cost, evidence. What is unknown is left out. */
export function renderProvenance(provenance: Provenance, language: Language): string {
  return describe(provenance, language, escapeInline);
}

/** The same as plain text. */
export function renderPlainProvenance(provenance: Provenance, language: Language): string {
  return describe(provenance, language, (text) => text);
}

function describe(provenance: Provenance, language: Language, escape: (text: string) => string): string {
  const say = words[language];
  const { inputTokens, outputTokens } = provenance;
  const pages = provenance.read?.pages;
  const model = [provenance.provider, provenance.model].filter((name) => name !== null).join(' / ');
  const parts = [
    say.source[provenance.source],
    provenance.withoutFullText ? say.withoutFullText : null,
    pages && pages.read < pages.total ? say.readPages(pages) : null,
    provenance.read && provenance.read.words < provenance.read.totalWords ? say.read(provenance.read) : null,
    provenance.translatedFrom ? say.translatedFrom(escape(provenance.translatedFrom.model)) : null,
    provenance.translatedFrom && provenance.promptVersion === null ? say.machineTranslation : null,
    provenance.untranslated ? say.untranslated : null,
    model === '' ? null : escape(model),
    provenance.promptVersion === null ? null : say.prompt(provenance.promptVersion),
    provenance.createdAt.slice(0, 10),
    inputTokens === null || outputTokens === null ? null : say.tokens(inputTokens, outputTokens),
    provenance.cost === null || provenance.model === null ? null : say.cost(provenance.cost),
    provenance.findings === 0 ? null : say.verified(provenance.verified, provenance.findings),
  ];
  return parts.filter((part) => part !== null).join(say.separator);
}

/** One finding with its evidence mark in words and the numbers of its sentences, on one line. */
export function renderFinding(finding: Finding, language: Language): string {
  const say = words[language];
  const marks = [
    say.evidence[finding.evidence],
    ...(finding.sentences.length === 0 ? [] : [say.sentences(finding.sentences)]),
    ...(finding.quote.trim() === '' ? [] : [say.quoted(escapeInline(finding.quote))]),
  ];
  return `${escapeInline(finding.text)}${say.aside(marks)}`;
}

export function findSentence(reading: OfflineReading, id: number | null): Sentence | null {
  return reading.sentences.find((sentence) => sentence.id === id) ?? null;
}

/** A sentence of the abstract, marked as the authors' own. */
export function renderSentence(sentence: Sentence, language: Language): string {
  const say = words[language];
  return `${escapeInline(sentence.text)}${say.aside([say.authorsWords, say.sentences([sentence.id])])}`;
}
