import { translateSentence } from '../analysis/translation/sentence.ts';
import { AppError, toAppError } from '../core/errors.ts';
import { log } from '../core/log.ts';
import { findTldrs, putTldr } from '../db/tldrs.ts';
import { tldrOf } from '../reader/reading.ts';
import { findTranslatorState, putTranslatorState } from '../settings/translator-state.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';
import { tellSettings } from './tell-settings.ts';
import { findPaperView } from './views.ts';

type TldrHandlers = Pick<Handlers, 'translateTldr' | 'lookForTranslator'>;

export function tldrHandlers(services: Services): TldrHandlers {
  const { database, device, events } = services;
  let last: Promise<unknown> = Promise.resolve();
  /** Many rows may want theirs at once; the browser has one translator. */
  const inTurn = <Value>(act: () => Promise<Value>): Promise<Value> => {
    const turn = last.then(act);
    last = turn.catch(() => undefined);
    return turn;
  };

  const translate = async (arxivId: string): Promise<void> => {
    const reading = (await findPaperView(services, arxivId))?.reading;
    const sentence = reading && tldrOf(reading);
    if (!sentence) throw new AppError('no-abstract');
    if ((await findTldrs(database, [arxivId])).get(arxivId)?.sentence === sentence) return;
    const { signal } = new AbortController();
    const text = await translateSentence(sentence, 'zh', (texts) =>
      device.translate({ from: 'en', to: 'zh', texts }, signal),
    );
    await putTldr(database, { arxivId, sentence, text, at: new Date().toISOString() });
  };

  return {
    async translateTldr({ arxivId }) {
      await inTurn(() => translate(arxivId));
      const view = await findPaperView(services, arxivId);
      if (view) events.tell({ type: 'paper', view });
    },
    lookForTranslator: () => lookForTranslator(services),
  };
}

/** Asks the browser, and tells the pages where that changes what they offer. */
async function lookForTranslator(services: Services): Promise<void> {
  const { translator } = await services.device.state(new AbortController().signal);
  if (await putTranslatorState(translator === 'available')) await tellSettings(services);
}

/** Once in a session of the browser, for a reader of Chinese; nobody waits for it. */
export async function lookOnceForTranslator(services: Services): Promise<void> {
  try {
    if ((await findTranslatorState()) === null) await lookForTranslator(services);
  } catch (thrown) {
    log.add('info', `translator: ${toAppError(thrown).message}`);
  }
}
