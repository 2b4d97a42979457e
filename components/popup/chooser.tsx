import type { VNode } from 'preact';
import { messages, uiLanguage } from '../hooks/messages.ts';
import type { PopupModel } from './popup-model.ts';

/** A calendar day in the reader's words; days have no time zone. */
export function dayWords(day: string, language: string): string {
  const format = new Intl.DateTimeFormat(language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** The heading, and in it the switches for category and day. */
export function Chooser({ model }: { model: PopupModel }): VNode {
  const { popup, shared } = messages.value;
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
              {days.map(({ announcementDate, total, imported }) => (
                <option key={announcementDate} value={announcementDate}>
                  {(imported ? popup.importedDay : popup.dayWithTotal)(
                    dayWords(announcementDate, uiLanguage.value),
                    total,
                  )}
                </option>
              ))}
            </select>
          )}
        </div>
      )}
    </div>
  );
}
