import { AppError } from '../core/errors.ts';
import type { Batches } from './batches.ts';
import type { Handlers } from './router.ts';
import { toJobView } from './views.ts';

type BatchHandlers = Pick<Handlers, 'analyseAsBatch' | 'listBatches' | 'cancelBatch' | 'settleBatch'>;

export function batchHandlers(batches: Batches): BatchHandlers {
  return {
    async analyseAsBatch({ arxivIds, listing }) {
      const jobs = await batches.begin(arxivIds, listing);
      if (jobs.length === 0) throw new AppError('not-found');
      return jobs.map(toJobView);
    },
    listBatches: () => batches.look(),
    cancelBatch: ({ id }) => batches.cancel(id),
    settleBatch: ({ id, how }) => batches.settle(id, how),
  };
}
