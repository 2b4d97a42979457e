import { expect, test } from 'vitest';
import { movedTo, PRIORITIES } from '../../lib/queue/priority.ts';
import { makeJob } from '../fixtures/records.ts';

const job = (priority: number, fields: Partial<Parameters<typeof makeJob>[0]> = {}) => makeJob({ priority, ...fields });
const { pressed, onScreen, later } = PRIORITIES;

test('what waits for later comes first when it is on screen, and falls back when it has left it', () => {
  expect(movedTo('onScreen', job(later))?.priority).toBe(onScreen);
  expect(movedTo('later', job(onScreen))?.priority).toBe(later);
});

test('what was pressed by itself stays where it is, and so does what is there already', () => {
  expect([movedTo('onScreen', job(pressed)), movedTo('later', job(pressed))]).toEqual([undefined, undefined]);
  expect([movedTo('onScreen', job(onScreen)), movedTo('later', job(later))]).toEqual([undefined, undefined]);
});

test('only waiting analyses are moved', () => {
  expect(movedTo('onScreen', job(later, { state: 'running' }))).toBeUndefined();
  const subject = { task: 'digest', category: 'cs.CV', announcementDate: '2026-11-17' } as const;
  expect(movedTo('later', job(onScreen, { subject }))).toBeUndefined();
});
