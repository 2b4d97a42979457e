import { computed, signal } from '@preact/signals';
import { call } from '../../lib/client/background.ts';
import { type ErrorShape, toAppError } from '../../lib/core/errors.ts';
import type { BackgroundEvent, Protocol } from '../../lib/messaging/protocol.ts';
import { DigestStore } from '../hooks/digest-store.ts';
import { go, route } from './route.ts';

export type DayHead = ReturnType<Protocol['listAnnouncements']>[number];

/** The days at hand, newest first, and the summary of the one that is open. */
export class DaysModel {
  /** null until the background has answered. */
  readonly days = signal<readonly DayHead[] | null>(null);
  readonly error = signal<ErrorShape | null>(null);
  /** As the address has it, else the newest. */
  readonly open = computed(() => {
    const [category, day] = route.value.place === 'days' ? route.value.steps : [];
    const days = this.days.value ?? [];
    return days.find((head) => head.category === category && head.announcementDate === day) ?? (day ? null : days[0]);
  });
  #digest: DigestStore | null = null;

  async load(): Promise<void> {
    this.error.value = null;
    try {
      this.days.value = await call('listAnnouncements');
    } catch (thrown) {
      this.error.value = toAppError(thrown).toShape();
    }
  }

  show({ category, announcementDate }: DayHead): void {
    go({ place: 'days', steps: [category, announcementDate] }, { replace: route.peek().steps.length > 0 });
  }

  digestOf({ category, announcementDate }: DayHead): DigestStore {
    if (this.#digest?.category !== category || this.#digest.announcementDate !== announcementDate) {
      this.#digest = new DigestStore(category, announcementDate);
      void this.#digest.refresh();
    }
    return this.#digest;
  }

  hear(event: BackgroundEvent): void {
    this.#digest?.applyEvent(event);
    if (event.type === 'announcement') void this.load();
  }
}
