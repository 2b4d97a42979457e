import { estimateAsk } from '../analysis/estimate.ts';
import { prepareText } from '../analysis/prepare-text.ts';
import { askedWith, runAsk } from '../analysis/run-ask.ts';
import { arxivIdVOf } from '../arxiv/paper.ts';
import { AppError } from '../core/errors.ts';
import { findAsk, putAsk } from '../db/asks.ts';
import { findPaper } from '../db/papers.ts';
import type { Job } from '../queue/job.ts';
import { putOutputLevel } from '../settings/store.ts';
import { contextTokensOf, prepareCall } from './prepare-call.ts';
import type { RunOptions, SubjectOf } from './run-job.ts';
import type { Services } from './services.ts';

/** Answers one question from the paper's text, or from its abstract where arXiv has no text. */
export async function answerQuestion(
  services: Services,
  job: Job,
  { arxivId, askId, question }: SubjectOf<'ask'>,
  { signal, onProgress }: RunOptions,
): Promise<void> {
  const { database, arxiv } = services;
  // A worker may have been killed between the answer and the end of its job.
  if (await findAsk(database, askId)) return;
  const paper = await findPaper(database, arxivId);
  if (!paper) throw new AppError('not-found');
  const [language = 'en'] = job.languages;
  const fullText = await arxiv.fullText(arxivIdVOf(paper), signal);
  const text = fullText && prepareText(fullText, await contextTokensOf(job));
  const sentences = paper.reading?.sentences ?? [];
  const asked = { paper, question, language, text, sentences };
  const estimate = estimateAsk(askedWith(asked).messages, language);
  const call = await prepareCall(services, job, { task: 'ask', subject: arxivIdVOf(paper), estimate });
  const { ask, level } = await runAsk({
    ...call,
    ...asked,
    id: askId,
    signal,
    onPartial: (partial, received) => onProgress({ partial, received }),
  });
  await putAsk(database, ask);
  await putOutputLevel(call.profile.baseUrl, call.profile.model, level);
}
