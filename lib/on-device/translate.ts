import { AppError } from '../core/errors.ts';
import type { LanguagePair, TranslatorApi, TranslatorSession } from './apis.ts';
import { toDeviceError } from './errors.ts';

export interface TranslationRequest {
  /** BCP 47 tags. */
  from: string;
  to: string;
  texts: readonly string[];
}

export const INTO_CHINESE: LanguagePair = { sourceLanguage: 'en', targetLanguage: 'zh' };

/** Each text in the other language, in order, as it is done. Throws `no-translator` where this browser has none ready. */
export async function* translateTexts(
  api: TranslatorApi | null,
  request: TranslationRequest,
  signal: AbortSignal,
): AsyncGenerator<string, void> {
  const { from, to } = request;
  const session = await openTranslator(api, { sourceLanguage: from, targetLanguage: to }, signal);
  try {
    for (const text of request.texts) {
      const needed = await session.measureInputUsage(text, { signal });
      if (needed > session.inputQuota) throw new AppError('too-long', `${needed} of ${session.inputQuota}`);
      yield await session.translate(text, { signal });
    }
  } catch (thrown) {
    throw toDeviceError(thrown, signal);
  } finally {
    session.destroy();
  }
}

async function openTranslator(
  api: TranslatorApi | null,
  pair: LanguagePair,
  signal: AbortSignal,
): Promise<TranslatorSession> {
  try {
    const state = api && (await api.availability(pair));
    // Without a press nothing is downloaded.
    if (!api || state !== 'available') throw new AppError('no-translator', state ?? 'absent');
    return await api.create({ ...pair, signal });
  } catch (thrown) {
    const error = toDeviceError(thrown, signal);
    const isRefused = error.code === 'model-not-downloaded' || error.code === 'bad-request';
    throw isRefused ? new AppError('no-translator', error.detail, { cause: thrown }) : error;
  }
}
