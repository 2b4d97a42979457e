import type { AnalysisForm, Language } from '../analysis.ts';
import { LANGUAGE_NAMES } from '../language-names.ts';
import { FULLTEXT_PROMPT_VERSION, FULLTEXT_ROLE } from '../prompts/fulltext.ts';
import { withRules } from '../prompts/paper-rules.ts';
import { type AnswerShape, type PaperForm, paperSchema } from '../paper-form.ts';

/** The seven sections of an analysis of the whole text, in the order they are asked for and shown. */
export const FULLTEXT_SECTIONS = [
  'translation',
  'motivation',
  'method',
  'comparison',
  'experiments',
  'guide',
  'summary',
] as const;

export type FulltextSection = (typeof FULLTEXT_SECTIONS)[number];

const ASKED: Record<FulltextSection, string> = {
  translation: 'the abstract, faithful sentence by sentence, nothing added and nothing left out',
  motivation:
    'what drives the work; the pain points of existing methods, each with the method that has it; the hypothesis or intuition behind the answer',
  method:
    'the pipeline step by step, what goes in and what comes out of each; the modules and what each is for; the key algorithm or equation explained in words',
  comparison:
    'the essential difference from the closest methods; what is contributed beyond them; in which situations it is the better and the worse choice',
  experiments:
    'how the claims are tested: data sets, baselines, measures; the key results with every figure; where it is strongest; its limits, stated or shown',
  guide:
    'for whoever wants to use it: code and data released or not; details of implementation that matter, such as hyperparameters, training, hardware; how to transfer it to other tasks',
  summary: 'first line: the core idea in at most LENGTH; then the pipeline in three to five plain numbered steps',
};

const SHORT: Record<Language, string> = { zh: '20 Chinese characters', en: '15 words' };

const isSection = (id: string): id is FulltextSection => Object.hasOwn(ASKED, id);

const SHAPE: AnswerShape = {
  sections: () => FULLTEXT_SECTIONS,
  asked(id, language) {
    if (id === 'translation' && language === 'en') return 'the abstract retold in plain English, faithful and complete';
    const asked = isSection(id) ? ASKED[id].replace('LENGTH', SHORT[language]) : '';
    return `${asked} — in ${LANGUAGE_NAMES[language]}`;
  },
  findings:
    'four to eight key findings, the strongest first: results with figures before claims; each rests on numbered sentences of the text',
  tags: true,
};

export const fulltextForm: PaperForm & { id: AnalysisForm } = {
  id: 'fulltext',
  promptVersion: FULLTEXT_PROMPT_VERSION,
  sections: SHAPE.sections,
  schema: (languages) => paperSchema(SHAPE, languages),
  role: FULLTEXT_ROLE,
  frame: withRules,
  cited: ['experiments'] satisfies FulltextSection[],
  brief: [],
  maxOutputTokens: 16_000,
};
