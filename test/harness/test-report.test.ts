// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { judge, readPlaywrightReport, readVitestReport } from './test-report.ts';

const test = (fullName: string, status: string) => ({ fullName, status });

const spec = (title: string, status: string) => ({ title, tests: [{ status }] });

describe('readVitestReport', () => {
  it('counts passed, failed and skipped tests, the skipped ones as failed', () => {
    const report = {
      testResults: [
        {
          name: 'a.test.ts',
          status: 'failed',
          assertionResults: [test('a', 'passed'), test('b', 'failed'), test('c', 'skipped')],
        },
      ],
    };
    expect(readVitestReport(report)).toEqual({ passed: 1, failed: 2, failures: ['b', 'c (skipped)'] });
  });

  it('counts a file that could not be loaded', () => {
    const report = { testResults: [{ name: 'a.test.ts', status: 'failed', assertionResults: [] }] };
    expect(readVitestReport(report)).toEqual({ passed: 0, failed: 1, failures: ['a.test.ts (file failed)'] });
  });
});

describe('readPlaywrightReport', () => {
  it('walks nested suites, counts flaky tests as failed, and errors outside of tests', () => {
    const report = {
      suites: [
        {
          title: 'a.spec.ts',
          specs: [spec('one', 'expected')],
          suites: [{ title: 'group', specs: [spec('two', 'flaky'), spec('three', 'unexpected')] }],
        },
      ],
      errors: [{ message: 'worker died\nat x' }],
    };
    expect(readPlaywrightReport(report)).toEqual({
      passed: 1,
      failed: 3,
      failures: ['a.spec.ts › group › two (flaky)', 'a.spec.ts › group › three', 'worker died'],
    });
  });
});

describe('judge', () => {
  const good = { passed: 3, failed: 0, failures: [] };

  it('takes a report and an exit code that agree', () => {
    expect(judge(0, good)).toEqual(good);
    expect(judge(1, { passed: 1, failed: 1, failures: ['a'] }).failed).toBe(1);
  });

  it.each([
    ['no report', 0, null],
    ['a report without tests', 0, { passed: 0, failed: 0, failures: [] }],
    ['a bad exit code beside a clean report', 1, good],
  ])('fails a suite with %s', (_, code, report) => {
    expect(judge(code, report).failed).toBe(1);
  });
});
