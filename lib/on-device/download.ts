import { AppError } from '../core/errors.ts';
import type { DeviceApis, DownloadMonitor } from './apis.ts';
import { toDeviceError } from './errors.ts';
import { ENGLISH } from './prompt.ts';
import { INTO_CHINESE } from './translate.ts';

export interface DownloadOptions {
  signal: AbortSignal;
  /** A share, from 0 to 1. */
  onProgress: (loaded: number) => void;
}

/**
 * Has the browser download one of its models; ends once it can be used. To be called in the press itself: without one
 * the browser refuses. An abort stops the telling; the browser may download on.
 */
export async function downloadModel(
  { languageModel, translator }: DeviceApis,
  which: 'model' | 'translator',
  { signal, onProgress }: DownloadOptions,
): Promise<void> {
  const monitor = (monitor: DownloadMonitor): void =>
    monitor.addEventListener('downloadprogress', ({ loaded }) => {
      if (!signal.aborted) onProgress(loaded);
    });
  try {
    const session =
      which === 'model'
        ? await languageModel?.create({ ...ENGLISH, monitor, signal })
        : await translator?.create({ ...INTO_CHINESE, monitor, signal });
    if (!session) throw new AppError(which === 'model' ? 'model-unavailable' : 'no-translator', 'absent');
    session.destroy();
  } catch (thrown) {
    throw toDeviceError(thrown, signal);
  }
}
