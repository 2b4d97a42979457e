import { expect, test } from 'vitest';
import { ledgerToCsv } from '../../lib/exchange/ledger-csv.ts';
import { groupSpending, savedOf, type SpendingRow, totalOf } from '../../lib/queue/spending.ts';

const row = (over: Partial<SpendingRow> = {}): SpendingRow => ({
  id: 'a',
  at: '2026-11-17T08:00:00.000Z',
  day: '2026-11-17',
  task: 'abstract',
  subject: '2611.00001v1',
  provider: 'openai',
  model: 'small',
  inputTokens: 100,
  outputTokens: 50,
  estimated: false,
  cost: 0.5,
  duration: 900,
  outcome: 'done',
  category: 'cs.CV',
  ...over,
});

test('a call of unknown price counts in tokens and never as free', () => {
  expect(totalOf([row(), row({ cost: null, estimated: true, outcome: 'refusal' })])).toEqual({
    calls: 2,
    failed: 1,
    inputTokens: 200,
    outputTokens: 100,
    cost: 0.5,
    unpriced: 150,
    free: 0,
    estimated: 1,
  });
});

test('what the browser’s own models took is no unknown price, and no price of nothing', () => {
  const free = row({ provider: 'on-device', cost: null, free: true });
  expect(totalOf([row(), free])).toMatchObject({ calls: 2, cost: 0.5, unpriced: 0, free: 150 });
});

test('days are newest first, everything else by tokens; a paper nobody knows has a group of its own', () => {
  const rows = [row(), row({ day: '2026-11-18', category: null }), row({ task: 'digest', inputTokens: 900 })];
  expect(groupSpending(rows, 'day').map(({ key }) => key)).toEqual(['2026-11-18', '2026-11-17']);
  expect(groupSpending(rows, 'task').map(({ key, calls }) => [key, calls])).toEqual([
    ['digest', 1],
    ['abstract', 2],
  ]);
  expect(groupSpending(rows, 'category').map(({ key }) => key)).toEqual(['cs.CV', '']);
});

test('what was here already is no call, and is summed as saved', () => {
  const stored = row({
    outcome: 'stored',
    inputTokens: 0,
    outputTokens: 0,
    cost: null,
    saved: { tokens: 700, cost: 0.2 },
  });
  expect(totalOf([stored, row()]).calls).toBe(1);
  expect(groupSpending([stored], 'day')).toEqual([]);
  expect(savedOf([stored, row(), stored])).toEqual({ answers: 2, tokens: 1_400, cost: 0.4 });
});

test('the file is RFC 4180, leaves an unknown price empty, and lets no cell be taken for a formula', () => {
  const csv = ledgerToCsv([row({ model: '=HYPERLINK("x")', subject: 'a,b', cost: null, category: null })]);
  expect(csv).toBe(
    '\ufeffat,day,task,subject,category,provider,model,inputTokens,outputTokens,estimated,costUsd,durationMs,outcome\r\n' +
      `2026-11-17T08:00:00.000Z,2026-11-17,abstract,"a,b",,openai,"'=HYPERLINK(""x"")",100,50,false,,900,done\r\n`,
  );
});
