import type { browser } from 'wxt/browser';
import { log } from '../core/log.ts';
import type { BackgroundEvent } from '../messaging/protocol.ts';
import type { Role } from '../messaging/sender.ts';

type Port = ReturnType<typeof browser.runtime.connect>;

/** Events that name an address, or tell what the reader follows: no page on arXiv hears them. */
const OWN_PAGES_ONLY: ReadonlySet<BackgroundEvent['type']> = new Set(['doctor', 'schedule', 'sync']);

/** Tells every open page what changed. Pages come and go; a page that missed something asks again. */
export class EventHub {
  readonly #ports = new Map<Port, Role>();
  readonly #listeners: ((event: BackgroundEvent) => void)[] = [];

  /** For what the background itself does when something has changed. */
  hear(listener: (event: BackgroundEvent) => void): void {
    this.#listeners.push(listener);
  }

  add(port: Port, role: Role): void {
    this.#ports.set(port, role);
    port.onDisconnect.addListener(() => this.#ports.delete(port));
    // A ping carries nothing: that it arrives is what keeps the worker awake.
    port.onMessage.addListener(() => undefined);
  }

  tell(event: BackgroundEvent): void {
    for (const [port, role] of this.#ports) {
      if (role !== 'page' && OWN_PAGES_ONLY.has(event.type)) continue;
      try {
        port.postMessage(event);
      } catch (thrown) {
        this.#ports.delete(port);
        log.add('info', `a page went away: ${String(thrown)}`);
      }
    }
    for (const listener of this.#listeners) listener(event);
  }
}
