import { expect, test } from 'vitest';
import { calibrationOf, type CalibrationRow } from '../../lib/queue/calibration.ts';

const row = (over: Partial<CalibrationRow> = {}): CalibrationRow => ({
  task: 'abstract',
  model: 'm',
  inputTokens: 1_200,
  outputTokens: 500,
  estimated: false,
  outcome: 'done',
  expected: { inputTokens: 1_000, outputTokens: 1_000 },
  ...over,
});
const by = { model: 'm', task: 'abstract' } as const;

test('three counted calls of a model and a task say how it counts', () => {
  expect(calibrationOf([row(), row()], by)).toEqual({ input: 1, output: 1 });
  expect(calibrationOf([row(), row(), row()], by)).toEqual({ input: 1.2, output: 0.5 });
});

test('calls of another model, task or end, and those nobody counted, say nothing', () => {
  const others = [
    row({ model: 'other' }),
    row({ task: 'ask' }),
    row({ outcome: 'refusal' }),
    row({ outcome: 'stored' }),
    row({ estimated: true }),
    row({ expected: undefined }),
  ];
  expect(calibrationOf([...others, row(), row()], by)).toEqual({ input: 1, output: 1 });
});

test('old calls give way to newer ones, and no factor runs away', () => {
  const old = Array.from({ length: 100 }, () => row({ inputTokens: 9_000 }));
  const recent = Array.from({ length: 40 }, () => row({ inputTokens: 1_000, outputTokens: 100_000 }));
  expect(calibrationOf([...old, ...recent], by)).toEqual({ input: 1, output: 4 });
});
