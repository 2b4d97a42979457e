import { expect, test } from 'vitest';
import { EventHub } from '../../lib/background/event-hub.ts';
import type { BackgroundEvent } from '../../lib/messaging/protocol.ts';

type Port = Parameters<EventHub['add']>[0];

function portOf(heard: BackgroundEvent[]): Port {
  const event = { addListener: () => undefined };
  const port = {
    onDisconnect: event,
    onMessage: event,
    postMessage: (message: BackgroundEvent) => heard.push(message),
  };
  return port as unknown as Port;
}

test('what a connection test finds goes to the extension’s own pages and to no page on arXiv', () => {
  const [own, content]: [BackgroundEvent[], BackgroundEvent[]] = [[], []];
  const hub = new EventHub();
  hub.add(portOf(own), 'page');
  hub.add(portOf(content), 'content');
  const doctor: BackgroundEvent = {
    type: 'doctor',
    run: 'r',
    result: { id: 'key', state: 'failed', finding: 'key-refused', values: { host: 'models.example' } },
  };
  const announcement: BackgroundEvent = { type: 'announcement', category: 'cs.CV', announcementDate: '2026-11-17' };
  hub.tell(doctor);
  hub.tell(announcement);
  expect(own).toEqual([doctor, announcement]);
  expect(content).toEqual([announcement]);
});
