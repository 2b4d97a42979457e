import { storage } from 'wxt/utils/storage';
import { QUEUE_PAUSE } from '../core/queue-pause.ts';
import { Remembered } from './remembered.ts';

/** Whether the reader has stopped the queue: outlives the worker and the browser. */
const pause = new Remembered(storage.defineItem<boolean>(`local:${QUEUE_PAUSE}`, { fallback: false }));

export const isQueuePaused = (): Promise<boolean> => pause.get();

export const putQueuePause = (paused: boolean): Promise<void> => pause.set(paused);
