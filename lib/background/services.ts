import type { Database } from '../db/database.ts';
import type { Budget } from '../queue/budget.ts';
import type { Queue } from '../queue/queue.ts';
import type { Arxiv } from './arxiv.ts';
import type { Batches } from './batches.ts';
import type { DeviceModels } from './device-models.ts';
import type { EventHub } from './event-hub.ts';

/** What the handlers share within one life of the background. None of it holds state that matters. */
export interface Services {
  database: Database;
  queue: Queue;
  batches: Batches;
  budget: Budget;
  events: EventHub;
  arxiv: Arxiv;
  device: DeviceModels;
}
