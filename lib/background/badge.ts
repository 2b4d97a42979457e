import { browser } from 'wxt/browser';
import { toAppError } from '../core/errors.ts';
import { log } from '../core/log.ts';
import { throttle } from '../core/throttle.ts';
import type { Database } from '../db/database.ts';
import { findMarks } from '../db/marks.ts';
import type { BackgroundEvent } from '../messaging/protocol.ts';
import { getSettings } from '../settings/store.ts';
import { freshPapers } from './fresh-papers.ts';

/** The ink of the margin on its paper, in both of the browser's schemes: a count, not an alarm. */
const INK = '#5b6470';
const PAPER = '#ffffff';
/** More does not fit the icon. */
const MOST_SHOWN = 999;
/** Milliseconds between counts: a listing that is scrolled through marks many papers. */
const INTERVAL = 1_500;

/** The number of papers in the newest mailings of the followed categories that the reader has not seen. */
export async function countUnread(database: Database): Promise<number> {
  const { showBadge, categories } = await getSettings();
  if (!showBadge) return 0;
  const fresh = await freshPapers(database, categories);
  const marks = await findMarks(database, fresh);
  return fresh.filter((arxivId) => marks.get(arxivId)?.seenAt == null).length;
}

export const badgeText = (unread: number): string =>
  unread === 0 ? '' : unread > MOST_SHOWN ? `${MOST_SHOWN}+` : String(unread);

/** Keeps the toolbar icon's count. The browser forgets it with its end: it is set at each start. */
export class Badge {
  readonly #database: Database;
  readonly #refresh = throttle<null>(INTERVAL, () => void this.#count());

  constructor(database: Database) {
    this.#database = database;
  }

  refresh(): void {
    this.#refresh(null);
  }

  hear({ type }: BackgroundEvent): void {
    if (type === 'announcement' || type === 'settings' || type === 'seen') this.refresh();
  }

  async #count(): Promise<void> {
    try {
      const text = badgeText(await countUnread(this.#database));
      await browser.action.setBadgeBackgroundColor({ color: INK });
      await browser.action.setBadgeTextColor({ color: PAPER });
      await browser.action.setBadgeText({ text });
    } catch (thrown) {
      log.add('warn', `badge: ${toAppError(thrown).message}`);
    }
  }
}
