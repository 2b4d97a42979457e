import type { Ask, Language } from '../analysis/analysis.ts';
import { estimateAsk } from '../analysis/estimate.ts';
import { prepareText } from '../analysis/prepare-text.ts';
import { askedWith, runAsk } from '../analysis/run-ask.ts';
import { arxivIdVOf } from '../arxiv/paper.ts';
import { AppError } from '../core/errors.ts';
import { findAsk } from '../db/asks.ts';
import { findPaper } from '../db/papers.ts';
import type { Job } from '../queue/job.ts';
import { getSettings, putOutputLevel } from '../settings/store.ts';
import { storeAnswer } from './held-answers.ts';
import { contextTokensOf, prepareCall } from './prepare-call.ts';
import type { RunOptions, SubjectOf } from './run-job.ts';
import type { Services } from './services.ts';
import { canTranslate, findHere, type Here, questionInEnglish, translateAskHere } from './translate-here.ts';

/** Answers one question from the paper's text, or from its abstract where arXiv has no text. */
export async function answerQuestion(
  services: Services,
  job: Job,
  { arxivId, askId, question }: SubjectOf<'ask'>,
  options: RunOptions,
): Promise<void> {
  const { signal, onProgress } = options;
  const { database, arxiv } = services;
  // A worker may have been killed between the answer and the end of its job.
  if (await findAsk(database, askId)) return;
  const paper = await findPaper(database, arxivId);
  if (!paper) throw new AppError('not-found');
  const here = await findHere(services, job, { subject: arxivIdVOf(paper), options });
  const [wanted = 'en'] = job.languages;
  // The browser's own model writes English, and reads it.
  const language = here ? 'en' : wanted;
  const fullText = await arxiv.fullText(arxivIdVOf(paper), signal);
  const text = fullText && prepareText(fullText, await contextTokensOf(services, job, signal));
  const sentences = paper.reading?.sentences ?? [];
  const asked = {
    paper,
    question: here ? await questionInEnglish(here, question) : question,
    language,
    text,
    sentences,
    prompts: (await getSettings()).prompts,
  };
  const estimate = estimateAsk(askedWith(asked).messages, language);
  const call = await prepareCall(services, job, { task: 'ask', subject: arxivIdVOf(paper), estimate });
  const { ask, level } = await runAsk({
    ...call,
    ...asked,
    id: askId,
    signal,
    onPartial: (partial, received) => onProgress({ partial, received }),
  });
  const finished = here ? await finishHere(here, { ...ask, question }, wanted) : ask;
  await storeAnswer(database, job, { ask: finished });
  await putOutputLevel(call.profile.baseUrl, call.profile.model, level);
}

/** In the reader's language where the browser can put it there; else it says that it could not. */
async function finishHere(here: Here, ask: Ask, language: Language): Promise<Ask> {
  if (language === ask.language) return ask;
  if (await canTranslate(here)) return translateAskHere(here, ask, language);
  return { ...ask, provenance: { ...ask.provenance, untranslated: true } };
}
