/** Everything that has to hold, in one run: `npm test`. The closing line and the exit code say whether it does. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { endChildren, runScript } from './child.ts';
import { RESULTS } from './output.ts';
import { judge, readPlaywrightReport, readVitestReport, type Outcome } from './test-report.ts';

interface Suite {
  script: string;
  args?: string[];
  /** Where the suite leaves its JSON report and how to read it; without one the exit code alone counts. */
  report?: { file: string; read: (text: string) => Outcome };
}

const UNIT_REPORT = join(RESULTS, 'unit.json');

/** Those of one line run at the same time. */
const SUITES: Suite[][] = [
  [{ script: 'types' }],
  [{ script: 'lint' }],
  [{ script: 'knip' }],
  [
    {
      script: 'unit',
      args: ['--reporter=default', '--reporter=json', `--outputFile.json=${UNIT_REPORT}`],
      report: { file: UNIT_REPORT, read: (text) => readVitestReport(JSON.parse(text)) },
    },
    { script: 'build:clean' },
  ],
  [{ script: 'build' }],
  [{ script: 'build:firefox' }],
  [{ script: 'build:e2e' }, { script: 'lint:addon' }],
  // Two browsers, each a test at a time: most of a test is waiting.
  [
    {
      script: 'e2e',
      report: { file: join(RESULTS, 'chromium.json'), read: (text) => readPlaywrightReport(JSON.parse(text)) },
    },
    {
      script: 'e2e:firefox',
      report: { file: join(RESULTS, 'firefox.json'), read: (text) => readPlaywrightReport(JSON.parse(text)) },
    },
  ],
];

/** The same answers on every machine, whatever its language and clock are set to. */
const ENVIRONMENT = { TZ: 'UTC', LC_ALL: 'C.UTF-8', LANG: 'C.UTF-8', LANGUAGE: 'en' };

function readReport({ file, read }: NonNullable<Suite['report']>): Outcome | null {
  if (!existsSync(file)) return null;
  try {
    return read(readFileSync(file, 'utf8'));
  } catch (error) {
    console.error(`${file}: ${String(error)}`);
    return null;
  }
}

async function runSuite({ script, args, report }: Suite): Promise<Outcome & { script: string; seconds: number }> {
  console.log(`\n== ${script}`);
  // An older report must never speak for a suite that did not run.
  if (report) rmSync(report.file, { force: true });
  const start = performance.now();
  const exitCode = await runScript(script, args, { env: ENVIRONMENT });
  const seconds = (performance.now() - start) / 1000;
  const ok = exitCode === 0;
  const outcome = report
    ? judge(exitCode, readReport(report))
    : { passed: ok ? 1 : 0, failed: ok ? 0 : 1, failures: ok ? [] : [`exit code ${exitCode}`] };
  return { ...outcome, script, seconds };
}

let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    interrupted = true;
    endChildren();
  });
}

mkdirSync(RESULTS, { recursive: true });
const rows: Awaited<ReturnType<typeof runSuite>>[] = [];
for (const suites of SUITES) {
  if (interrupted) break;
  rows.push(...(await Promise.all(suites.map(runSuite))));
}

const failures = rows.flatMap(({ script, failures }) => failures.map((name) => `${script}: ${name}`));
if (failures.length > 0) console.log(`\nFailed:\n${failures.map((line) => `  ${line}`).join('\n')}`);
console.log(`\n${'suite'.padEnd(14)}${'passed'.padStart(8)}${'failed'.padStart(8)}${'seconds'.padStart(9)}`);
for (const { script, passed, failed, seconds } of rows) {
  const cells = [String(passed).padStart(8), String(failed).padStart(8), seconds.toFixed(1).padStart(9)];
  console.log(`${script.padEnd(14)}${cells.join('')}`);
}
const passed = rows.reduce((sum, row) => sum + row.passed, 0);
// A run that was broken off has not shown that the rest holds.
const failed = rows.reduce((sum, row) => sum + row.failed, 0) + (interrupted ? 1 : 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = interrupted ? 130 : failed > 0 ? 1 : 0;
