import { existsSync, readFileSync } from 'node:fs';
import { SENTENCE_ROLES, type SentenceRole } from '../../lib/reader/reading.ts';

/** One abstract of CSAbstruct: sentences and one label for each. */
export interface LabelledAbstract {
  sentences: string[];
  labels: SentenceRole[];
}

/** One paper of SciTLDR: the abstract's sentences and several gold TLDRs. */
export interface SummarisedPaper {
  title: string;
  source: string[];
  target: string[];
}

export const SHARED_DATASETS = new URL('../../../shared/datasets/', import.meta.url).pathname;

export function readLabelledAbstracts(file: string): LabelledAbstract[] {
  return readLines(file).map((row, index) => {
    const sentences = stringsOf(row['sentences']);
    const labels = stringsOf(row['labels']).map((label) => {
      const role = SENTENCE_ROLES.find((known) => known === label);
      if (role === undefined) throw new Error(`${file}, line ${index + 1}: unknown label "${label}"`);
      return role;
    });
    if (labels.length !== sentences.length)
      throw new Error(`${file}, line ${index + 1}: one label per sentence expected`);
    return { sentences, labels };
  });
}

export function readSummarisedPapers(file: string): SummarisedPaper[] {
  return readLines(file).map((row) => ({
    title: typeof row['title'] === 'string' ? row['title'] : '',
    source: stringsOf(row['source']),
    target: stringsOf(row['target']),
  }));
}

function readLines(file: string): Record<string, unknown>[] {
  if (!existsSync(file)) throw new Error(`no such file: ${file}`);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => {
      const row: unknown = JSON.parse(line);
      if (!isRecord(row)) throw new Error(`${file}, line ${index + 1}: a JSON object expected`);
      return row;
    });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function stringsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
