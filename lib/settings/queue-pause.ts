import { storage } from 'wxt/utils/storage';
import { Remembered } from './remembered.ts';

/** Whether the reader has stopped the queue: outlives the worker and the browser. */
const pause = new Remembered(storage.defineItem<boolean>('local:queuePaused', { fallback: false }));

export const isQueuePaused = (): Promise<boolean> => pause.get();

export const putQueuePause = (paused: boolean): Promise<void> => pause.set(paused);
