import { en, type Messages } from './messages.ts';
import { zh } from './zh/index.ts';

export type { Messages };

/** UI languages by their `lang` value. */
export const dictionaries: Record<'zh-CN' | 'en', Messages> = { 'zh-CN': zh, en };
