import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Draft } from './draft.ts';

/** Ends the command: 2 for a request that is refused, 1 for one that fails. */
export class CaptureError extends Error {
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2) {
    super(message);
    this.name = 'CaptureError';
    this.exitCode = exitCode;
  }
}

export interface StoredPage {
  /** Its name in the folder. */
  file: string;
  text: string;
  draft: Draft;
  /** The cells of its row in the index, without the name. */
  cells: readonly string[];
}

const INDEX = 'INDEX.md';
const EXPECTATIONS = 'expected.json';
const HEADING = `# Captured arXiv pages

Copied pages and the drafts of what a parser must find on them: for tests on this machine only, not for the repository.
`;
const TABLE_HEAD = '| file | page | URL | how | date | expected |';
const TABLE_RULE = '|---|---|---|---|---|---|';

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

async function readOr(path: string, otherwise: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return otherwise;
    throw error;
  }
}

/** Readers see the old file or the new one, never half of one. */
async function replaceFile(path: string, text: string): Promise<void> {
  const written = `${path}.new`;
  try {
    await writeFile(written, text);
    await rename(written, path);
  } catch (error) {
    await rm(written, { force: true });
    throw error;
  }
}

function parseExpectations(json: string): object {
  const expectations: unknown = JSON.parse(json === '' ? '{}' : json);
  if (typeof expectations === 'object' && expectations !== null && !Array.isArray(expectations)) return expectations;
  throw new TypeError('a JSON object expected');
}

/** The folder's expectations with one more; the others and their indentation stay. */
export function withExpectation(json: string, file: string, draft: Draft): string {
  const indentation = /^\{\r?\n([ \t]+)/.exec(json)?.[1] ?? ' ';
  const end = json === '' || json.endsWith('\n') ? '\n' : '';
  return `${JSON.stringify({ ...parseExpectations(json), [file]: draft }, null, indentation)}${end}`;
}

/** `|` would end a cell, and in an address it has another spelling. */
const asCell = (text: string): string =>
  text.replaceAll('|', /^https?:/.test(text) ? '%7C' : '\\|').replaceAll(/\s+/g, ' ');

/** The index with the page's row: in place of the one it had, else after the last. */
export function withRow(index: string, file: string, cells: readonly string[]): string {
  const row = `| ${[file, ...cells].map(asCell).join(' | ')} |`;
  const lines = (index === '' ? HEADING : index).trimEnd().split('\n');
  const known = lines.findIndex((line) => line.startsWith(`| ${file} |`));
  const last = lines.findLastIndex((line) => line.startsWith('|'));
  if (known !== -1) lines[known] = row;
  else if (last !== -1) lines.splice(last + 1, 0, row);
  else lines.push('', TABLE_HEAD, TABLE_RULE, row);
  return `${lines.join('\n')}\n`;
}

/** Refuses what could not be stored, before anything is fetched. */
export async function checkFolder(dir: string, file: string, force: boolean): Promise<void> {
  let isExpected: boolean;
  try {
    isExpected = Object.hasOwn(parseExpectations(await readOr(join(dir, EXPECTATIONS), '')), file);
  } catch (error) {
    throw new CaptureError(`${join(dir, EXPECTATIONS)} is not to be read; mend it first: ${messageOf(error)}`, 1);
  }
  const isStored = await stat(join(dir, file)).then(
    () => true,
    (error: unknown) => !isMissing(error),
  );
  if ((!isStored && !isExpected) || force) return;
  const what = isStored ? 'is there already' : 'has an expectation already';
  throw new CaptureError(`${join(dir, file)} ${what}; --force replaces page, row and expectation.`, 2);
}

/** The page first, then its row, then the draft: what fails on the way leaves no expectation of a page that is not there. */
export async function storePage(dir: string, { file, text, draft, cells }: StoredPage): Promise<void> {
  try {
    await mkdir(dir, { recursive: true });
    await replaceFile(join(dir, file), text);
  } catch (error) {
    throw new CaptureError(`Nothing is stored: ${messageOf(error)}`, 1);
  }
  try {
    await replaceFile(join(dir, INDEX), withRow(await readOr(join(dir, INDEX), ''), file, cells));
    const expectations = await readOr(join(dir, EXPECTATIONS), '');
    await replaceFile(join(dir, EXPECTATIONS), withExpectation(expectations, file, draft));
  } catch (error) {
    const advice = 'once that is mended, give --force to draft it.';
    throw new CaptureError(`${file} is stored, its expectation is left out: ${messageOf(error)}; ${advice}`, 1);
  }
}
