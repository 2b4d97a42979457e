import { arxivIdVOf } from '../arxiv/paper.ts';
import { AppError } from '../core/errors.ts';
import { deleteAsk, findAsk, findAsks } from '../db/asks.ts';
import { jobStore } from '../db/jobs.ts';
import { findPaper } from '../db/papers.ts';
import { getSettings } from '../settings/store.ts';
import { answerLanguages } from './find-work.ts';
import { newJob } from './new-job.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';
import { chooseProfile } from './standing.ts';
import { toJobView } from './views.ts';

type AskHandlers = Pick<Handlers, 'ask' | 'getAsks' | 'deleteAsk'>;

export function askHandlers({ database, queue, events }: Services): AskHandlers {
  const askJobsOf = async (arxivId: string) => {
    const store = jobStore(database);
    const states = await Promise.all((['queued', 'running', 'failed'] as const).map((s) => store.findByState(s)));
    return states.flat().filter(({ subject }) => subject.task === 'ask' && subject.arxivId === arxivId);
  };
  return {
    async ask({ arxivId, question }) {
      const profile = await chooseProfile(database, 'ask');
      const paper = await findPaper(database, arxivId);
      if (!paper) throw new AppError('not-found');
      const { uiLanguage } = await getSettings();
      const askId = crypto.randomUUID();
      const job = newJob({
        subject: { task: 'ask', arxivId, arxivIdV: arxivIdVOf(paper), askId, question: question.trim() },
        languages: answerLanguages(uiLanguage),
        priority: 0,
        ...profile,
      });
      const [queued = job] = await queue.enqueue([job]);
      return toJobView(queued);
    },
    async getAsks({ arxivId }) {
      const jobs = (await askJobsOf(arxivId)).map(toJobView);
      return { asks: await findAsks(database, arxivId), jobs };
    },
    async deleteAsk({ arxivId, askId }) {
      if (await findAsk(database, askId)) await deleteAsk(database, askId);
      events.tell({ type: 'asks', arxivId, asks: await findAsks(database, arxivId) });
    },
  };
}
