/**
 * `node test/eval/eval.ts [--csabstruct FILE] [--scitldr FILE] [--findings DIR] [--report FILE] [--interest DIR]
 * [--pages DIR]`: one JSON line for
 * each path given, in the order given; an option may be repeated. DIR has saved pages of arXiv. Without options it runs on ../shared.
 */
import { existsSync, readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { evaluateRoles } from './csabstruct.ts';
import { evaluateFindings } from './findings.ts';
import { evaluateInterest } from './interest.ts';
import { evaluatePages } from './pages.ts';
import { evaluateReport } from './report.ts';
import { evaluateTldr } from './scitldr.ts';

const EVALUATIONS: Readonly<Record<string, (path: string) => unknown>> = {
  csabstruct: (path) => rounded(evaluateRoles(path)),
  scitldr: (path) => rounded(evaluateTldr(path)),
  findings: async (path) => rounded(await evaluateFindings(path)),
  report: evaluateReport,
  interest: async (path) => rounded(await evaluateInterest(path)),
  pages: evaluatePages,
};

interface Task {
  name: string;
  path: string;
}

function tasksOf(args: string[]): Task[] {
  const file = { type: 'string', multiple: true } as const;
  const { tokens } = parseArgs({
    args,
    options: { csabstruct: file, scitldr: file, findings: file, report: file, interest: file, pages: file },
    tokens: true,
  });
  const given = tokens.flatMap((token) =>
    token.kind === 'option' && token.value !== undefined ? [{ name: token.name, path: token.value }] : [],
  );
  return given.length > 0 ? given : sharedTasks();
}

function sharedTasks(): Task[] {
  const shared = new URL('../../../shared/', import.meta.url).pathname;
  const reports = `${shared}seed-reports`;
  const names = existsSync(reports) ? readdirSync(reports).filter((name) => name.endsWith('.md')) : [];
  return [
    { name: 'csabstruct', path: `${shared}datasets/csabstruct-dev.jsonl` },
    { name: 'scitldr', path: `${shared}datasets/scitldr-dev.jsonl` },
    { name: 'findings', path: `${shared}arxiv-pages` },
    ...(names.length > 0 ? names.toSorted() : ['*.md']).map((name) => ({ name: 'report', path: `${reports}/${name}` })),
    { name: 'interest', path: `${shared}arxiv-pages` },
    { name: 'pages', path: `${shared}arxiv-pages` },
  ];
}

/** Four digits tell models apart; more would only be noise in a diff. */
function rounded(figures: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]: [string, unknown]) => {
      if (typeof value === 'number') return [name, Number(value.toFixed(4))];
      return [name, typeof value === 'object' && value !== null && !Array.isArray(value) ? rounded(value) : value];
    }),
  );
}

function fail(message: string): void {
  console.error(`eval: ${message}`);
  process.exitCode = 1;
}

/** A report that was not given back as it came is a fault, where other figures are only figures. */
function isChanged(figures: unknown): boolean {
  return typeof figures === 'object' && figures !== null && 'sameBytes' in figures && figures.sameBytes === false;
}

let tasks: Task[] = [];
try {
  tasks = tasksOf(process.argv.slice(2));
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}
for (const { name, path } of tasks) {
  if (!existsSync(path)) {
    fail(`--${name}: no such file or directory: ${path}`);
    continue;
  }
  try {
    const figures = await EVALUATIONS[name]?.(path);
    console.log(JSON.stringify({ [name]: figures }));
    if (isChanged(figures)) fail(`--${name} ${path}: other bytes came back`);
  } catch (error) {
    fail(`--${name} ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
