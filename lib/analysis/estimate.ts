import { estimateTokenCount } from 'tokenx';
import type { CompletionMessage, CompletionRequest } from '../completion/completion.ts';
import type { Language } from './analysis.ts';
import { abstractSchema } from './forms/abstract.ts';
import { digestSchema } from './forms/digest.ts';
import { askForm } from './forms/ask.ts';
import { fulltextForm } from './forms/fulltext.ts';
import { triageForm } from './forms/triage.ts';
import { jsonSchemaOf } from './json-schema.ts';
import { type AbstractInput, abstractMessages } from './prompts/abstract.ts';
import type { ReduceStep } from './plan-reduce.ts';
import { digestMessages, type TopicShare } from './prompts/digest.ts';
import { type FulltextInput, fulltextMessages } from './prompts/fulltext.ts';
import { type TriageInput, triageMessages } from './prompts/triage.ts';
import type { PreparedText } from './prepare-text.ts';
import { type DigestCandidate, packDigest } from './pack-digest.ts';
import { estimateTokens } from './tokens.ts';
import { type ToTranslate, translationRequest } from './translation/request.ts';

export interface TokenEstimate {
  inputTokens: number;
  outputTokens: number;
}

/** Tokens of the sections, findings and tags of one abstract analysis, translation apart. */
const ABSTRACT_OUTPUT: Record<Language, number> = { zh: 1_300, en: 1_000 };
const DIGEST_OUTPUT: Record<Language, number> = { zh: 1_800, en: 1_500 };

export function estimateAbstract(input: AbstractInput): TokenEstimate {
  const { languages, sentences } = input;
  const abstract = (): number => estimateTokenCount(sentences.map((sentence) => sentence.text).join(' '));
  const translation = languages.includes('zh') ? Math.ceil(abstract() * 1.3) : 0;
  return {
    inputTokens: estimateMessages(abstractMessages(input)) + estimateTokens(schemaText(abstractSchema(languages))),
    outputTokens: sumOf(languages, ABSTRACT_OUTPUT) + translation,
  };
}

/** Tokens of the sections, findings and tags of one analysis of a full text. */
const FULLTEXT_OUTPUT: Record<Language, number> = { zh: 3_200, en: 2_600 };

export interface FulltextEstimateInput {
  paper: FulltextInput['paper'];
  text: PreparedText;
  languages: readonly Language[];
  role?: string;
}

export function estimateFulltext({ text, ...input }: FulltextEstimateInput): TokenEstimate {
  const { languages } = input;
  const messages = fulltextMessages({ ...input, ...text, ...text.read, sections: text.sections });
  return {
    inputTokens: estimateMessages(messages) + estimateTokens(schemaText(fulltextForm.schema(languages))),
    outputTokens: sumOf(languages, FULLTEXT_OUTPUT),
  };
}

/** Tokens of one paper's entry. */
const TRIAGE_OUTPUT: Record<Language, number> = { zh: 150, en: 120 };

export function estimateTriage(input: TriageInput): TokenEstimate {
  const { languages, papers } = input;
  return {
    inputTokens: estimateMessages(triageMessages(input)) + estimateTokens(schemaText(triageForm.schema(languages))),
    outputTokens: papers.length * sumOf(languages, TRIAGE_OUTPUT),
  };
}

/** A translation is about as long as its source; Chinese takes more tokens than English by about this. */
const TRANSLATED: Record<Language, number> = { zh: 1.25, en: 0.85 };

export function estimateTranslation(asked: ToTranslate): TokenEstimate {
  const { form, messages } = translationRequest(asked);
  const notes = messages.at(-1)?.content ?? '';
  return {
    inputTokens: estimateMessages(messages) + estimateTokens(schemaText(form.schema([asked.language]))),
    outputTokens: Math.ceil(estimateTokens(notes) * TRANSLATED[asked.language]),
  };
}

/** Tokens of an answer and its passages. */
const ASK_OUTPUT: Record<Language, number> = { zh: 700, en: 550 };

export function estimateAsk(messages: readonly CompletionMessage[], language: Language): TokenEstimate {
  return {
    inputTokens: estimateMessages(messages) + estimateTokens(schemaText(askForm.schema([language]))),
    outputTokens: ASK_OUTPUT[language],
  };
}

export interface DigestEstimateInput {
  category: string;
  announcementDate: string;
  papers: readonly DigestCandidate[];
  languages: readonly Language[];
  contextTokens: number;
}

export function estimateDigest(input: DigestEstimateInput): TokenEstimate & { read: number } {
  const packed = packDigest(input.papers, input.contextTokens);
  const messages = digestMessages({ ...input, papers: packed.papers });
  return {
    inputTokens: estimateMessages(messages) + estimateTokens(schemaText(digestSchema(input.languages))),
    outputTokens: sumOf(input.languages, DIGEST_OUTPUT),
    read: packed.full,
  };
}

/** One call of a summary that is written from sentences and grades. */
export function estimateReduce(
  step: ReduceStep,
  input: Pick<DigestEstimateInput, 'category' | 'announcementDate' | 'languages'> & { topics?: readonly TopicShare[] },
): TokenEstimate {
  const { papers, parts, isWhole } = step;
  const languages: readonly Language[] = isWhole ? input.languages : ['en'];
  return {
    inputTokens:
      estimateMessages(digestMessages({ ...input, papers, parts })) +
      estimateTokens(schemaText(digestSchema(languages))),
    outputTokens: sumOf(languages, DIGEST_OUTPUT),
  };
}

/** For a ledger row where the server did not count. */
export function estimateCall(request: Pick<CompletionRequest, 'messages' | 'schema'>, answer: string): TokenEstimate {
  const schema = request.schema ? estimateTokens(JSON.stringify(request.schema.schema)) : 0;
  return {
    inputTokens: estimateMessages(request.messages) + schema,
    outputTokens: answer ? estimateTokens(answer) : 0,
  };
}

function estimateMessages(messages: readonly CompletionMessage[]): number {
  // A few tokens a message for its role and its ends.
  return messages.reduce((sum, message) => sum + estimateTokens(message.content) + 4, 0);
}

function schemaText(schema: Parameters<typeof jsonSchemaOf>[0]): string {
  return JSON.stringify(jsonSchemaOf(schema));
}

function sumOf(languages: readonly Language[], tokens: Record<Language, number>): number {
  return languages.reduce((sum, language) => sum + tokens[language], 0);
}
