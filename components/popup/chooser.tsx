import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { latestMailing } from '../../lib/arxiv/announcement-times.ts';
import { call } from '../../lib/client/background.ts';
import { toAppError } from '../../lib/core/errors.ts';
import { extensionMessages } from '../hooks/extension-messages.ts';
import { messages, uiLanguage } from '../hooks/messages.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { dayChoices, type DayGap } from './choose-category.ts';
import { agoWords, dailyWords } from './daily-words.ts';
import { dayWords } from './day-words.ts';
import type { PopupModel } from './popup-model.ts';
import { ReadListing } from './read-listing.tsx';
import { ScheduleLine } from './schedule-line.tsx';

/** Papers a message: a day of a whole archive has more than one may hold. */
const BATCH = 1_000;

/** The heading, and in it the switches for category and day. */
export function Chooser({ model }: { model: PopupModel }): VNode {
  const { popup } = extensionMessages.value;
  const { shared } = messages.value;
  // Without an announcement there is nothing to choose from, and the page says what to do instead.
  const category = model.announcements.value.length > 0 ? model.category.value : null;
  const day = model.day.value;
  const days = model.days();
  const newest = days[0]?.announcementDate === day;
  const heading =
    category === null ? popup.title : `${category} · ${newest || day === null ? shared.digest : popup.earlier}`;
  return (
    <div class="chooser">
      <h1>{heading}</h1>
      {category !== null && (
        <div class="choices">
          <select
            name="category"
            aria-label={popup.category}
            value={category}
            onChange={(event) => void model.showCategory(event.currentTarget.value)}
          >
            {model.categories().map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </select>
          {day !== null && (
            <select
              name="day"
              aria-label={popup.day}
              value={day}
              onChange={(event) => void model.showDay(event.currentTarget.value)}
            >
              {dayChoices(days, { without: model.schedule.value?.without ?? [], now: Date.now() }).map((choice) =>
                'from' in choice ? (
                  <option key={choice.from} disabled>
                    {gapWords(choice)}
                  </option>
                ) : (
                  <option key={choice.announcementDate} value={choice.announcementDate}>
                    {(choice.imported ? popup.importedDay : popup.dayWithTotal)(
                      dayWords(choice.announcementDate, uiLanguage.value),
                      choice.total,
                    )}
                  </option>
                ),
              )}
            </select>
          )}
        </div>
      )}
      <Age model={model} />
      <ReadNewer model={model} />
      <ScheduleLine schedule={model.schedule.value} />
    </div>
  );
}

/** When what is shown was read, and that the reader is through with it. */
function Age({ model }: { model: PopupModel }): VNode | null {
  const words = dailyWords();
  const marked = useSignal<string | null>(null);
  const head = model.days().find(({ announcementDate }) => announcementDate === model.day.value);
  const ago = head && agoWords(head.fetchedAt, Date.now(), uiLanguage.value);
  if (!head || ago == null) return null;
  const key = `${head.category}|${head.announcementDate}`;
  return (
    <p class="age muted small" data-part="age">
      <span>{ago === '' ? words.fetchedNow : words.fetched(ago)}</span>
      {head.total > 0 && model.digest.value && (
        <ActionButton
          action="mark-seen"
          look="quiet"
          disabled={marked.value === key}
          label={marked.value === key ? words.marked : words.markSeen}
          onAction={() => {
            marked.value = key;
            void markSeen(model);
          }}
        />
      )}
    </p>
  );
}

/** The way to a newer mailing of a category that is not read by itself. */
function ReadNewer({ model }: { model: PopupModel }): VNode | null {
  const category = model.category.value ?? '';
  const [newest] = model.days();
  const comesByItself = model.followed.value.includes(category) && model.schedule.value?.state !== 'off';
  const isNewest = !newest || newest.announcementDate >= latestMailing(Date.now()).announcementDate;
  return comesByItself || isNewest ? null : <ReadListing model={model} categories={[category]} look="quiet" />;
}

/** The reader is through with the day in view. */
async function markSeen({ digest, actionError }: PopupModel): Promise<void> {
  const arxivIds = digest.peek()?.announcement.entries.map(({ arxivId }) => arxivId) ?? [];
  try {
    for (let start = 0; start < arxivIds.length; start += BATCH) {
      await call('markSeen', { arxivIds: arxivIds.slice(start, start + BATCH) });
    }
  } catch (thrown) {
    actionError.value = toAppError(thrown);
  }
}

/** Days without anything to show, one or several in a row. */
function gapWords({ from, to, noMailing }: DayGap): string {
  const words = dailyWords();
  const format = new Intl.DateTimeFormat(uiLanguage.value, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  const [first, last] = [to, from].map((day) => new Date(`${day}T00:00:00Z`));
  const days = first && last ? format.formatRange(first, last) : '';
  return noMailing ? words.noMailing(days) : words.notRead(days);
}
