import type { browser } from 'wxt/browser';
import { log } from '../core/log.ts';
import type { BackgroundEvent } from '../messaging/protocol.ts';

type Port = ReturnType<typeof browser.runtime.connect>;

/** Tells every open page what changed. Pages come and go; a page that missed something asks again. */
export class EventHub {
  readonly #ports = new Set<Port>();

  add(port: Port): void {
    this.#ports.add(port);
    port.onDisconnect.addListener(() => this.#ports.delete(port));
    // A ping carries nothing: that it arrives is what keeps the worker awake.
    port.onMessage.addListener(() => undefined);
  }

  tell(event: BackgroundEvent): void {
    for (const port of this.#ports) {
      try {
        port.postMessage(event);
      } catch (thrown) {
        this.#ports.delete(port);
        log.add('info', `a page went away: ${String(thrown)}`);
      }
    }
  }
}
