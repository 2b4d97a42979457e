import { expect, test } from 'vitest';
import { Budget } from '../../lib/queue/budget.ts';

test('what is spent, under way and about to be asked for stays within the cap', () => {
  const budget = new Budget();
  budget.reserve('a', 400, { spent: 100, cap: 1_000 });
  budget.reserve('b', 500, { spent: 100, cap: 1_000 });
  expect(() => budget.reserve('c', 1, { spent: 100, cap: 1_000 })).toThrow(/over-budget/);
  budget.release('a');
  budget.reserve('c', 400, { spent: 100, cap: 1_000 });
});

test('a job that is asked again does not count twice, and one refused does not count at all', () => {
  const budget = new Budget();
  budget.reserve('a', 600, { spent: 0, cap: 1_000 });
  budget.reserve('a', 900, { spent: 0, cap: 1_000 });
  expect(() => budget.reserve('b', 200, { spent: 0, cap: 1_000 })).toThrow(/over-budget/);
  budget.reserve('b', 100, { spent: 0, cap: 1_000 });
});

test('without a cap nothing is refused', () => {
  const budget = new Budget();
  expect(() => budget.reserve('a', 1e9, { spent: 1e9, cap: null })).not.toThrow();
});
