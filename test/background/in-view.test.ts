import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { queueHandlers } from '../../lib/background/queue-handlers.ts';
import type { Services } from '../../lib/background/services.ts';
import { Database } from '../../lib/db/database.ts';
import { jobStore } from '../../lib/db/jobs.ts';
import { makeJob } from '../fixtures/records.ts';

let database: Database;
beforeEach(() => {
  database = new Database(crypto.randomUUID());
});

const job = (number: number) => {
  const arxivId = `2611.0000${number}`;
  const subject = { task: 'analysis', arxivId, arxivIdV: `${arxivId}v1`, form: 'abstract' } as const;
  return makeJob({ id: `analysis|${arxivId}|abstract`, subject, priority: 2, createdAt: number });
};

test('papers on screen are claimed before the others, each group as it was queued; those of no page’s word keep their place', async () => {
  const store = jobStore(database);
  const services = { database } as Partial<Services> as Services;
  const { tellInView } = queueHandlers(services, () => undefined);
  await store.enqueue([1, 2, 3, 4, 5].map(job));
  await tellInView({ come: ['2611.00003', '2611.00004', '2611.00005'], gone: [] });
  await tellInView({ come: [], gone: ['2611.00003', '2611.00001'] });
  const order: string[] = [];
  const mayStart = ({ id }: { id: string }): boolean => order.push(id.slice(14, 19)) > 0;
  await store.claim({ now: 10, reroute: () => null, mayStart });
  expect(order).toEqual(['00004', '00005', '00001', '00002', '00003']);
});
