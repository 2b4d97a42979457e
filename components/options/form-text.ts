import { signal } from '@preact/signals';
import { type FieldName, type FormValues, SETTING_FIELDS } from './form-values.ts';
import { SERVICE_FIELDS } from './service-values.ts';

const FIELDS: readonly FieldName[] = [...SERVICE_FIELDS, ...SETTING_FIELDS];

/** What is typed, over what is stored: where the two differ is the reader's unsaved work. */
export class FormText {
  /** null until something is stored to begin with. */
  readonly values = signal<FormValues | null>(null);

  #stored: FormValues | null = null;

  isDirty(fields: readonly FieldName[] = FIELDS): boolean {
    const values = this.values.value;
    const stored = this.#stored;
    return values !== null && stored !== null && fields.some((field) => values[field] !== stored[field]);
  }

  /** Takes what is stored for every field the reader has not touched. */
  adopt(stored: FormValues): void {
    const values = this.values.peek();
    const before = this.#stored;
    const next = { ...stored };
    if (values && before) {
      for (const field of FIELDS) if (values[field] !== before[field]) next[field] = values[field];
    }
    this.#stored = stored;
    this.values.value = next;
  }

  /** `sent` is what was in the form when a save began: words typed since then stay. */
  settle(saved: FormValues, fields: readonly FieldName[], sent: FormValues): void {
    const values = { ...(this.values.peek() ?? saved) };
    const stored = { ...(this.#stored ?? saved) };
    for (const field of fields) {
      stored[field] = saved[field];
      if (values[field] === sent[field]) values[field] = saved[field];
    }
    this.#stored = stored;
    this.values.value = values;
  }

  /** Other fields altogether: what is stored of them, and what was typed over that before. */
  replace(stored: Partial<FormValues>, typed: Partial<FormValues>): void {
    const values = this.values.peek();
    if (!values || !this.#stored) return;
    this.#stored = { ...this.#stored, ...stored };
    this.values.value = { ...values, ...stored, ...typed };
  }
}
