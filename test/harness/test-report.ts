/** What one suite has to say for itself. */
export interface Outcome {
  passed: number;
  failed: number;
  /** Names of what failed, or why there is nothing to count. */
  failures: string[];
}

interface VitestReport {
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { fullName: string; status: string }[];
  }[];
}

interface PlaywrightSuite {
  title: string;
  specs?: { title: string; tests: { status: string }[] }[];
  suites?: PlaywrightSuite[];
}

interface PlaywrightReport {
  suites: PlaywrightSuite[];
  errors?: { message?: string }[];
}

function outcomeOf(results: { name: string; ok: boolean; why?: string }[]): Outcome {
  const failures = results.filter(({ ok }) => !ok).map(({ name, why }) => (why ? `${name} (${why})` : name));
  return { passed: results.length - failures.length, failed: failures.length, failures };
}

/** A test that was skipped has proved nothing, so it counts as failed. */
export function readVitestReport(report: VitestReport): Outcome {
  return outcomeOf(
    report.testResults.flatMap(({ name, status, assertionResults }) => {
      const results = assertionResults.map((result) => ({
        name: result.fullName,
        ok: result.status === 'passed',
        ...(result.status === 'passed' || result.status === 'failed' ? {} : { why: result.status }),
      }));
      // A file that could not be loaded has no tests to show for it.
      const broken = status === 'failed' && results.every(({ ok }) => ok);
      return broken ? [...results, { name, ok: false, why: 'file failed' }] : results;
    }),
  );
}

export function readPlaywrightReport(report: PlaywrightReport): Outcome {
  const results: { name: string; ok: boolean; why?: string }[] = [];
  const walk = (suite: PlaywrightSuite, path: string[]): void => {
    for (const { title, tests } of suite.specs ?? []) {
      for (const { status } of tests) {
        const name = [...path, title].join(' › ');
        const ok = status === 'expected';
        results.push({ name, ok, ...(ok || status === 'unexpected' ? {} : { why: status }) });
      }
    }
    for (const inner of suite.suites ?? []) walk(inner, [...path, inner.title]);
  };
  for (const suite of report.suites) walk(suite, [suite.title]);
  for (const { message = 'error outside of a test' } of report.errors ?? []) {
    results.push({ name: message.split('\n')[0] ?? message, ok: false });
  }
  return outcomeOf(results);
}

/** One outcome from the exit code and the report, which must agree. */
export function judge(exitCode: number, report: Outcome | null): Outcome {
  if (report === null) return { passed: 0, failed: 1, failures: ['no report could be read'] };
  if (report.passed + report.failed === 0) return { passed: 0, failed: 1, failures: ['no test was run'] };
  if (exitCode !== 0 && report.failed === 0) {
    return { ...report, failed: 1, failures: [`exit code ${exitCode} without a failed test`] };
  }
  return report;
}
