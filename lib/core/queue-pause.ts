/** Where `storage.local` says that the reader has stopped the queue; written by the background alone. */
export const QUEUE_PAUSE = 'queuePaused';
