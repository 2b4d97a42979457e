import { DEFAULT_OPTIONS, type ExportOptions } from '../../lib/exchange/exporter.ts';
import type { PapersFormat } from '../../lib/messaging/protocol.ts';

/** What the menu was set to when it was last used. */
export interface ExportChoice extends ExportOptions {
  format: PapersFormat | 'zotero';
  /** Markdown: a file for each paper. */
  folder: boolean;
}

/** As the menu lists them. */
export const FORMAT_GROUPS = [
  { group: 'references', formats: ['bibtex', 'ris', 'csl-json'] },
  { group: 'notes', formats: ['markdown', 'obsidian', 'html', 'anki'] },
  { group: 'tables', formats: ['csv', 'json'] },
  { group: 'here', formats: ['zotero'] },
] as const satisfies readonly { group: string; formats: readonly ExportChoice['format'][] }[];

const FORMATS: readonly string[] = FORMAT_GROUPS.flatMap(({ formats }) => [...formats]);
const KEY = 'export-choice';

const DEFAULT_CHOICE: ExportChoice = { ...DEFAULT_OPTIONS, format: 'bibtex', folder: true };

/** What does not read as a choice, or cannot be read at all, is the default. */
export function recallChoice(): ExportChoice {
  try {
    return toChoice(JSON.parse(localStorage.getItem(KEY) ?? '{}'));
  } catch {
    return DEFAULT_CHOICE;
  }
}

export function rememberChoice(choice: ExportChoice): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(choice));
  } catch {
    // A browser that keeps nothing has it chosen anew.
  }
}

function toChoice(stored: Partial<Record<keyof ExportChoice, unknown>>): ExportChoice {
  const { format, accents, byteOrderMark, folder } = stored;
  return {
    format: isFormat(format) ? format : DEFAULT_CHOICE.format,
    accents: accents === 'unicode' ? 'unicode' : 'latex',
    byteOrderMark: byteOrderMark !== false,
    folder: folder !== false,
  };
}

export function isFormat(value: unknown): value is ExportChoice['format'] {
  return typeof value === 'string' && FORMATS.includes(value);
}
