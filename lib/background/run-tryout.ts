import { estimateAsk, estimateTriage } from '../analysis/estimate.ts';
import type { PromptEdits } from '../analysis/form.ts';
import { prepareText } from '../analysis/prepare-text.ts';
import { askedWith, runAsk } from '../analysis/run-ask.ts';
import { runTriage } from '../analysis/run-triage.ts';
import type { Tryout, TryoutTask } from '../analysis/tryout.ts';
import { arxivIdVOf } from '../arxiv/paper.ts';
import { AppError } from '../core/errors.ts';
import { findPaper } from '../db/papers.ts';
import { interestsOf } from '../interests/interests.ts';
import { writtenBy } from '../providers/profile.ts';
import type { OutputLevel } from '../providers/provider.ts';
import { findProfile } from '../settings/profiles.ts';
import { getSettings, putOutputLevel } from '../settings/store.ts';
import { toTriagePaper } from './day-triage.ts';
import { storeAnswer } from './held-answers.ts';
import { contextTokensOf, prepareCall } from './prepare-call.ts';
import type { SubjectOf } from './run-job.ts';
import { analyseAbstract, analyseText, type PaperWork } from './run-paper.ts';

type TryoutWork = Omit<PaperWork, 'languages'> & { prompts: PromptEdits; subject: SubjectOf<'tryout'> };
type Made = Pick<Tryout, 'analyses' | 'triage' | 'ask'> & {
  level: OutputLevel;
  profile: { baseUrl: string; model: string };
};

/** Runs a prompt's unsaved words on one paper. What comes of it is paid, and kept, but stands in no library. */
export async function runTryout(
  services: PaperWork['services'],
  queued: PaperWork['job'],
  subject: SubjectOf<'tryout'>,
  options: PaperWork['options'],
): Promise<void> {
  const { of, arxivId, role } = subject;
  const paper = await findPaper(services.database, arxivId);
  if (!paper) throw new AppError('not-found');
  if (!paper.reading) throw new AppError('no-abstract');
  const { prompts, ...settings } = await getSettings();
  // Words are tried in the language they are used in: what the browser's own model writes is not translated here.
  const languages = writtenBy(findProfile(settings, queued.profileId), queued.languages);
  const job = { ...queued, languages };
  const work = { services, job, paper, options, subject, prompts: { ...prompts, [of]: role } };
  const { level, profile, ...made } = await RUNS[of](work);
  await putOutputLevel(profile.baseUrl, profile.model, level);
  await storeAnswer(services.database, job, { tryout: { task: of, arxivId, title: paper.title, role, ...made } });
}

const RUNS: Record<TryoutTask, (work: TryoutWork) => Promise<Made>> = {
  triage: tryTriage,
  abstract: (work) => analyseAbstract({ ...work, languages: work.job.languages }),
  fulltext: tryFulltext,
  ask: tryAsk,
};

async function tryFulltext(work: TryoutWork): Promise<Made> {
  const { services, job, paper, options } = work;
  const fullText = await services.arxiv.fullText(arxivIdVOf(paper), options.signal);
  if (!fullText) throw new AppError('no-full-text');
  return analyseText(
    { ...work, languages: job.languages },
    prepareText(fullText, await contextTokensOf(services, job, options.signal)),
  );
}

async function tryTriage({ services, job, paper, options, prompts }: TryoutWork): Promise<Made> {
  const interests = interestsOf(await getSettings());
  const { languages } = job;
  const papers = [toTriagePaper(paper, interests)];
  const estimate = estimateTriage({ papers, interests, languages });
  const call = await prepareCall(services, job, { task: 'triage', subject: arxivIdVOf(paper), estimate });
  const onProgress = (received: number): void => options.onProgress({ partial: null, received });
  const run = { ...call, prompts, papers, interests, languages, signal: options.signal, onProgress };
  return { ...(await runTriage(run)), profile: call.profile };
}

async function tryAsk({ services, job, paper, options, prompts, subject }: TryoutWork): Promise<Made> {
  const [language = 'en'] = job.languages;
  const fullText = await services.arxiv.fullText(arxivIdVOf(paper), options.signal);
  const text = fullText && prepareText(fullText, await contextTokensOf(services, job, options.signal));
  const asked = {
    paper,
    language,
    text,
    prompts,
    question: subject.question,
    sentences: paper.reading?.sentences ?? [],
  };
  const estimate = estimateAsk(askedWith(asked).messages, language);
  const call = await prepareCall(services, job, { task: 'ask', subject: arxivIdVOf(paper), estimate });
  const onPartial: Parameters<typeof runAsk>[0]['onPartial'] = (partial, received) =>
    options.onProgress({ partial, received });
  const run = { ...call, ...asked, id: job.id, signal: options.signal, onPartial };
  return { ...(await runAsk(run)), profile: call.profile };
}
