import { storage } from 'wxt/utils/storage';

/** Whether the browser can put English into Chinese now; null until it was asked. A new start of the browser asks anew. */
const item = storage.defineItem<boolean | null>('session:translator', { version: 1, fallback: null });

export const findTranslatorState = (): Promise<boolean | null> => item.getValue();

/** Answers whether that is news. */
export async function putTranslatorState(isReady: boolean): Promise<boolean> {
  if ((await item.getValue()) === isReady) return false;
  await item.setValue(isReady);
  return true;
}
