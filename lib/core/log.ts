/** One line of the diagnostic log. */
export interface LogEntry {
  /** ISO 8601 instant. */
  at: string;
  level: 'info' | 'warn' | 'error';
  message: string;
}

const CAPACITY = 500;
/** Characters of a line. */
const LONGEST_LINE = 2_000;
/** Characters that are looked through; what was said beyond them is dropped. */
const LONGEST = 20_000;

/** Anything that looks like a key, a bearer token or a URL's query. */
const SECRETS: readonly [RegExp, string][] = [
  // A key as services show it, all but its ends starred out.
  [/\S*(?:\*{3,}|•{3,})\S*/g, '***'],
  [/\b(?:sk|key|pk|gsk|AIza|xai|or)[-_][\w-]{0,40}(?:\.{3}|…)\S*/g, '***'],
  [/\b(bearer|basic)\s+[\w.~+/=-]+/gi, '$1 ***'],
  [/\b(sk|key|pk|gsk|AIza|xai|or)[-_][\w-]{6,}/g, '***'],
  [/\bAIza[\w-]{10,}/g, '***'],
  [/\b[\w-]{32,}\b/g, '***'],
  [/(https?:\/\/[^\s?#]{1,500})[?#][^\s]*/g, '$1'],
  [/\/\/[^/\s@]+@/g, '//***@'],
];

/** Text without secrets, and without end where it is very long; `known` are secrets at hand, taken out to the letter first. */
export function redact(text: string, known: readonly string[] = []): string {
  let clean = text;
  for (const secret of known) if (secret.length >= 4) clean = clean.replaceAll(secret, '***');
  clean = clean.slice(0, LONGEST);
  for (const [pattern, replacement] of SECRETS) clean = clean.replace(pattern, replacement);
  return clean;
}

/** The last lines of this context, redacted as they come in; nothing leaves the machine. */
export class Log {
  #entries: LogEntry[] = [];
  /** Called after each new line. */
  onAdd: (() => void) | undefined;

  add(level: LogEntry['level'], message: string): void {
    this.#entries.push({ at: new Date().toISOString(), level, message: redact(message).slice(0, LONGEST_LINE) });
    if (this.#entries.length > CAPACITY) this.#entries.shift();
    this.onAdd?.();
  }

  /** Puts lines of an earlier life before those of this one. */
  restore(earlier: readonly LogEntry[]): void {
    this.#entries = [...earlier, ...this.#entries].slice(-CAPACITY);
  }

  entries(): readonly LogEntry[] {
    return this.#entries;
  }
}

export const log = new Log();
