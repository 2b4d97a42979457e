import type { Language, PromptTask } from '../analysis/analysis.ts';
import { editedForm } from '../analysis/form.ts';
import { findForm, forms } from '../analysis/forms/index.ts';
import { arxivIdVOf } from '../arxiv/paper.ts';
import { jobStore } from '../db/jobs.ts';
import type { PaperRecord } from '../db/schema.ts';
import { findTryout } from '../db/tryouts.ts';
import type { PromptView, TryoutRequest } from '../messaging/protocol.ts';
import { jobId } from '../queue/job.ts';
import { languagesOf, type Settings } from '../settings/settings.ts';
import { getSettings, patchSettings } from '../settings/store.ts';
import { calibrations } from './calibrations.ts';
import { estimateJob } from './estimate-job.ts';
import { answerLanguages } from './find-work.ts';
import { newJob } from './new-job.ts';
import { obtainPaper } from './obtain-paper.ts';
import { priceOf } from './price-of.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';
import { chooseProfile, findProfileNow } from './standing.ts';
import { toJobView } from './views.ts';

type PromptHandlers = Pick<Handlers, 'getPrompts' | 'savePrompt' | 'tryPrompt' | 'estimateTryout' | 'getTryout'>;

export function promptHandlers(services: Services): PromptHandlers {
  const { database, queue } = services;
  return {
    getPrompts: async () => toPromptViews(await getSettings()),
    async savePrompt({ task, words }) {
      const isOurs = words === null || words.trim() === findForm(task).role;
      const saved = await patchSettings(({ prompts: { ...prompts } }) => {
        if (isOurs) delete prompts[task];
        else prompts[task] = words;
        return { prompts };
      });
      return toPromptViews(saved);
    },
    async estimateTryout(request) {
      const paper = await obtainPaper(services, request.arxivId);
      const profile = await findProfileNow(database, request.task);
      const job = { ...(await toJob(paper, request)), profile };
      const estimate = await estimateJob(database, paper, job);
      const tokens = (await calibrations(database, profile?.model ?? ''))(request.task, estimate);
      return { papers: 1, ...tokens, ...priceOf(profile, tokens) };
    },
    async tryPrompt(request) {
      const chosen = await chooseProfile(database, request.task);
      const paper = await obtainPaper(services, request.arxivId);
      const job = newJob({ ...(await toJob(paper, request)), ...chosen, priority: 0 });
      const [queued = job] = await queue.enqueue([job]);
      return toJobView(queued);
    },
    async getTryout({ task }) {
      const id = jobId({ task: 'tryout', of: task, arxivId: '', arxivIdV: '', role: '', question: '' });
      const [tryout, job] = await Promise.all([findTryout(database, task), jobStore(database).find(id)]);
      const isOpen = job?.state === 'queued' || job?.state === 'running' || job?.state === 'failed';
      return { tryout: tryout ?? null, job: isOpen ? toJobView(job) : null };
    },
  };
}

async function toJob(paper: PaperRecord, { task, role, question }: TryoutRequest) {
  const { arxivId } = paper;
  const subject = { task: 'tryout' as const, of: task, arxivId, arxivIdV: arxivIdVOf(paper), role, question };
  return { subject, languages: await languagesFor(task) };
}

/** An answer is in the language of the question, which is that of the page; everything else as analyses are. */
async function languagesFor(task: PromptTask): Promise<Language[]> {
  const { analysisLanguages, uiLanguage } = await getSettings();
  if (task === 'ask') return answerLanguages(uiLanguage);
  return languagesOf(analysisLanguages, uiLanguage);
}

function toPromptViews(settings: Settings): PromptView[] {
  const languages = languagesOf(settings.analysisLanguages);
  return forms.map((form) => ({
    task: form.id,
    ours: form.role,
    rules: form.frame('', languages).trim(),
    words: settings.prompts[form.id] ?? null,
    version: editedForm(form, settings.prompts).promptVersion,
  }));
}
