import { daily as en } from '../../lib/i18n/en/daily.ts';
import { daily as zh } from '../../lib/i18n/zh/daily.ts';
import { uiLanguage } from '../hooks/messages.ts';

/** Words for what is read by itself each day; pages on arXiv do not load them. */
export const dailyWords = (): typeof en.popup => ({ 'zh-CN': zh, en })[uiLanguage.value].popup;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago an ISO 8601 instant was, in the largest unit that is full; empty for just now, null where it is none. */
export function agoWords(instant: string, now: number, language: string): string | null {
  const age = now - Date.parse(instant);
  if (Number.isNaN(age)) return null;
  if (age < MINUTE) return '';
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  if (age < HOUR) return format.format(-Math.floor(age / MINUTE), 'minute');
  return age < DAY ? format.format(-Math.floor(age / HOUR), 'hour') : format.format(-Math.floor(age / DAY), 'day');
}

/** An instant by the reader's clock, with its weekday where it is not today. */
export function clockWords(instant: number, now: number, language: string): string {
  const isToday = new Date(instant).toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(language, {
    ...(isToday ? {} : { weekday: 'long' }),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(instant);
}
