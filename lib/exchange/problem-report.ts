import type { Analysis } from '../analysis/analysis.ts';
import type { TextFile } from '../messaging/protocol.ts';
import { safeFileName } from './file-name.ts';
import { embedMarkdown } from './markdown-text.ts';
import type { Problem, ProblemKind } from './problem.ts';
import { renderFinding, renderProvenance } from './provenance.ts';

const KINDS: Record<ProblemKind, string> = {
  'not-in-paper': 'It says what the paper does not say.',
  'wrong-figure': 'A figure, unit or comparison is wrong.',
  'left-out': 'Something that matters is left out.',
  language: 'The language is wrong or hard to read.',
  display: 'It is displayed badly.',
  other: 'Something else.',
};

/**
 * What a reader found wrong, with the part as it was stored and where it came from: a file to keep or to send by hand.
 * English whatever the interface speaks, for whoever is to read it.
 */
export function renderProblemReport(
  analysis: Analysis,
  { section, kind, words }: Problem,
  { at, extensionVersion }: { at: string; extensionVersion: string },
): TextFile {
  const { arxivIdV, form, language, provenance } = analysis;
  const text = analysis.sections[section]?.text ?? '';
  const findings = section === 'findings' ? analysis.findings : (analysis.sections[section]?.figures ?? []);
  const blocks = [
    '# Problem with an analysis',
    [
      `- Problem: ${KINDS[kind]}`,
      `- Paper: <https://arxiv.org/abs/${arxivIdV}>`,
      `- Part: ${section}, form ${form}, language ${language}`,
      `- From: ${renderProvenance(provenance, 'en')}`,
      `- Reported: ${at}, version ${extensionVersion}`,
    ].join('\n'),
    ...(words.trim() === '' ? [] : ['## In the reader’s words', embedMarkdown(words, 3, 'reader')]),
    ...(text.trim() === '' ? [] : ['## The part', embedMarkdown(text, 3)]),
    ...(findings.length === 0
      ? []
      : ['## Its statements', findings.map((each) => `- ${renderFinding(each, 'en')}`).join('\n')]),
  ];
  return {
    filename: safeFileName(`problem ${arxivIdV} ${section} ${language}`, 'md'),
    mime: 'text/markdown;charset=utf-8',
    text: `${blocks.join('\n\n')}\n`,
  };
}
