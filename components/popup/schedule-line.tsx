import type { VNode } from 'preact';
import type { ScheduleView } from '../../lib/messaging/protocol.ts';
import { uiLanguage } from '../hooks/messages.ts';
import { clockWords, dailyWords } from './daily-words.ts';
import { dayWords } from './day-words.ts';

/** What is read by itself, or when it goes on; nothing where that is switched off. */
export function ScheduleLine({ schedule }: { schedule: ScheduleView | null }): VNode | null {
  if (!schedule || schedule.state === 'off') return null;
  return (
    <p class="schedule muted small" role="status" data-part="schedule" data-schedule={schedule.state}>
      {wordsOf(schedule).map((words) => (
        <span key={words}>{words}</span>
      ))}
    </p>
  );
}

function wordsOf({ state, reading, until, trouble, left, failures }: ScheduleView): string[] {
  const words = dailyWords();
  const at = until === null ? '' : clockWords(until, Date.now(), uiLanguage.value);
  if (state === 'offline') return [words.offline];
  if (state === 'not-out') return [words.notOut(at)];
  if (state === 'busy') return [trouble?.code === 'unreachable' ? words.unreachable(at) : words.busy(at)];
  if (state === 'failed') {
    const categories = failures.map(({ key }) => key.split('|')[0] ?? '');
    return [words.failed([...new Set(categories)].join(', '), at)];
  }
  if (reading) {
    const now = words.reading(reading.category, dayWords(reading.announcementDate, uiLanguage.value));
    return left > 1 ? [now, words.readingLeft(left - 1)] : [now];
  }
  return until === null ? [] : [words.next(at)];
}
