import { browser } from 'wxt/browser';
import { AppError, fromShape } from '../core/errors.ts';
import { channel, type Envelope, EVENT_PORT, LISTEN_AGAIN } from '../messaging/channel.ts';
import type { BackgroundEvent, Protocol, ProtocolType } from '../messaging/protocol.ts';

type Data<Type extends ProtocolType> = Parameters<Protocol[Type]>;

const orphaned = new AbortController();

/** Aborts once the extension was updated, switched off or removed: nobody answers this page any more. */
export const orphanSignal: AbortSignal = orphaned.signal;

/** Whether that has happened; found out whenever it is asked. */
function isOrphan(): boolean {
  // The browser takes the id away and tells nobody.
  if (!orphaned.signal.aborted && browser.runtime?.id === undefined) orphaned.abort();
  return orphaned.signal.aborted;
}

/** Which extension in which browser, for a report. */
export function aboutExtension(): string {
  return `Marginalia ${browser.runtime.getManifest?.().version ?? ''}, ${navigator.userAgent}`;
}

/** Milliseconds until a background that has gone is spoken to again. */
const RECONNECT_DELAY = 500;

/** Messages that change nothing and cost nothing, by their names: asking twice is asking once. */
const READING = /^(get|list)[A-Z]/;

/**
 * Calls the background. Throws an AppError; never hangs on a background that has gone.
 * A reading that met a worker as it ended is asked for once more: the browser starts another.
 */
export async function call<Type extends ProtocolType>(
  type: Type,
  ...[data]: Data<Type>
): Promise<ReturnType<Protocol[Type]>> {
  const send: (type: string, data: unknown) => Promise<Envelope<ReturnType<Protocol[Type]>> | undefined> =
    channel.sendMessage;
  const once = async () => {
    try {
      const answer = await send(type, data ?? null);
      if (answer) return answer;
    } catch (thrown) {
      // "Extension context invalidated" after an update, "No response" after a killed worker.
      throw new AppError('interrupted', thrown instanceof Error ? thrown.message : String(thrown), { cause: thrown });
    }
    throw new AppError('interrupted');
  };
  const answer = await once().catch(async (thrown: unknown) => {
    if (isOrphan() || !READING.test(type)) throw thrown;
    // Sent at once it would go to the same worker, which takes a moment to be gone.
    await new Promise((resolve) => setTimeout(resolve, RECONNECT_DELAY));
    return once();
  });
  if (answer.ok) return answer.value;
  throw fromShape(answer.error);
}

/** Milliseconds between pings; the browser lets an idle worker go after 30 s. */
const PING_INTERVAL = 15_000;

interface Listener {
  onEvent: (event: BackgroundEvent) => void;
  /** It has heard before: what was said in a break is to be asked for. */
  hasHeard: boolean;
  onReconnect?: () => void;
  isBusy?: () => boolean;
}

/** Of this page. They share one port, for the background says everything to each port there is. */
const listeners = new Set<Listener>();
let port: ReturnType<typeof browser.runtime.connect> | undefined;
/** Ends with the last of them. */
let hearing = new AbortController();

const isAnyBusy = (): boolean => [...listeners].some(({ isBusy }) => isBusy?.());

function connect(): void {
  if (listeners.size === 0 || port || isOrphan()) return;
  try {
    port = browser.runtime.connect({ name: EVENT_PORT });
  } catch {
    isOrphan();
    return;
  }
  port.onMessage.addListener((message) => {
    for (const { onEvent } of listeners) {
      try {
        onEvent(message as BackgroundEvent);
      } catch (thrown) {
        // One part of the page that is at fault keeps no other from hearing.
        reportError(thrown);
      }
    }
  });
  port.onDisconnect.addListener(() => {
    port = undefined;
    // Why the port went is not said: a sleeping worker, or none to come.
    if (isOrphan()) return;
    setTimeout(isOrphan, RECONNECT_DELAY);
    // A sleeping worker is woken only for work: idle pages connect again when they are looked at.
    if (isAnyBusy()) setTimeout(connect, RECONNECT_DELAY);
  });
  for (const listener of listeners) {
    if (listener.hasHeard) listener.onReconnect?.();
    listener.hasHeard = true;
  }
}

function disconnect(): void {
  port?.disconnect();
  port = undefined;
}

/** What a page does as long as anything in it listens. */
function keepHearing(signal: AbortSignal): void {
  const timer = setInterval(() => {
    // A page in the background waits for no one: the queue keeps the worker awake for its calls by itself.
    if (document.visibilityState !== 'visible' || !isAnyBusy()) return;
    connect();
    port?.postMessage({ type: 'ping' });
  }, PING_INTERVAL);
  // No port is kept for a queue that is stopped: whoever lets it go on tells every page by this.
  const onTold = (message: unknown): undefined => {
    if (message === LISTEN_AGAIN) connect();
  };
  const onVisible = (): void => {
    if (document.visibilityState === 'visible') connect();
  };
  browser.runtime.onMessage.addListener(onTold);
  addEventListener('pageshow', connect, { signal });
  // A page in the back-forward cache has no port: it asks anew when it is shown again.
  addEventListener('pagehide', disconnect, { signal });
  document.addEventListener('visibilitychange', onVisible, { signal });
  addEventListener('focus', connect, { signal });
  signal.addEventListener('abort', () => {
    clearInterval(timer);
    if (!isOrphan()) browser.runtime.onMessage.removeListener(onTold);
    disconnect();
  });
}

/**
 * Hears what the background tells, across its restarts and the page's trips to the back-forward cache.
 * `onReconnect` runs after each break: what was said meanwhile is to be asked for.
 * While `isBusy` says so and the page is seen the port is pinged, which keeps the background alive, and else it is not: then the port
 * may go with the background, and `connect` is to be called when there is something to hear again.
 */
export function listen(
  onEvent: (event: BackgroundEvent) => void,
  { signal, ...options }: { signal: AbortSignal; onReconnect?: () => void; isBusy?: () => boolean },
): { connect: () => void } {
  if (signal.aborted) return { connect: () => undefined };
  const listener: Listener = { ...options, onEvent, hasHeard: port !== undefined };
  if (listeners.size === 0) {
    hearing = new AbortController();
    keepHearing(hearing.signal);
  }
  listeners.add(listener);
  signal.addEventListener('abort', () => {
    listeners.delete(listener);
    if (listeners.size === 0) hearing.abort();
  });
  connect();
  return { connect: () => (listeners.has(listener) ? connect() : undefined) };
}
