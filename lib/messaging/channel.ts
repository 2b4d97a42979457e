import { defineExtensionMessaging } from '@webext-core/messaging';
import type { ErrorShape } from '../core/errors.ts';
import type { Protocol } from './protocol.ts';

/** An answer as it crosses the wire: errors travel as data, so that their code survives. */
export type Envelope<T> = { ok: true; value: T } | { ok: false; error: ErrorShape };

type Wire = {
  [Type in keyof Protocol]: (
    data: Parameters<Protocol[Type]>[0] extends undefined ? null : Parameters<Protocol[Type]>[0],
  ) => Envelope<ReturnType<Protocol[Type]>>;
};

export const channel = defineExtensionMessaging<Wire>();

/** Name of the port on which the background tells an open page what changed. */
export const EVENT_PORT = 'marginalia:events';

/** Said to every page when a stopped queue goes on: no port was kept for it. */
export const LISTEN_AGAIN = 'marginalia:listen-again';
