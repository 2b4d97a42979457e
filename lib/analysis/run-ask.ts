import { arxivIdVOf } from '../arxiv/paper.ts';
import type { OutputLevel } from '../providers/provider.ts';
import type { Ask, Language } from './analysis.ts';
import { checkFigures, withoutReferences } from './figures.ts';
import { editedForm } from './form.ts';
import { ANSWER, askForm } from './forms/ask.ts';
import { type PreparedText, readPartOf } from './prepare-text.ts';
import { printAbstract } from './prompts/abstract.ts';
import { askMessages } from './prompts/ask.ts';
import { printText } from './prompts/fulltext.ts';
import { type PaperRun, runPaperCall } from './run-analysis.ts';
import type { NumberedSentence } from './tidy.ts';
import { readFindings } from './to-analyses.ts';
import { countEvidence, writtenBy } from './provenance.ts';

export interface AskRun extends Omit<PaperRun, 'languages'> {
  id: string;
  question: string;
  language: Language;
  /** The paper's text where there is one, else the sentences of its abstract. */
  text: PreparedText | null;
  sentences: readonly NumberedSentence[];
}

/** What a question is asked with, for its price too. */
export function askedWith({
  paper,
  question,
  language,
  text,
  sentences,
  prompts,
}: Pick<AskRun, 'paper' | 'question' | 'language' | 'text' | 'sentences' | 'prompts'>) {
  const form = editedForm(askForm, prompts);
  const printed = text
    ? printText({ ...text, ...text.read, sections: text.sections, paper })
    : printAbstract({ paper, sentences });
  return {
    form,
    messages: askMessages(printed, question, [language], form.role),
    sentences: text?.sentences ?? sentences,
  };
}

/** One paid answer to one question, guarded and checked. */
export async function runAsk(run: AskRun): Promise<{ ask: Ask; level: OutputLevel }> {
  const { id, paper, question, language, text, profile } = run;
  const asked = askedWith(run);
  const { form, sentences } = asked;
  const { value, level, usage } = await runPaperCall({ ...run, languages: [language] }, asked);
  const answer = (value[language]?.[ANSWER] ?? '').trim();
  const passages = readFindings(value, { sentences, title: paper.title }, language);
  const ask: Ask = {
    id,
    arxivId: paper.arxivId,
    arxivIdV: arxivIdVOf(paper),
    question,
    language,
    answer: { state: 'done', text: withoutReferences(answer), figures: checkFigures(answer, sentences, paper.title) },
    passages,
    provenance: {
      form: 'ask',
      source: text?.source ?? 'abstract',
      ...(text ? { read: readPartOf(text) } : {}),
      ...writtenBy({ profile, promptVersion: form.promptVersion, usage, cost: run.cost(usage) }),
      ...countEvidence(passages),
    },
  };
  return { ask, level };
}
