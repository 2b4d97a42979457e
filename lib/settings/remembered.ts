import { browser } from 'wxt/browser';
import { log } from '../core/log.ts';

interface StoredItem<Value> {
  /** `area:name`. */
  readonly key: string;
  getValue(): Promise<Value>;
  setValue(value: Value): Promise<void>;
}

/** Milliseconds. */
const SOON = 100;

/**
 * A stored item as it was last read or written, so that work that asks for it at every step asks the browser once.
 * It counts only as long as we hear of changes, and is read again after one.
 */
export class Remembered<Value> {
  readonly #item: StoredItem<Value>;
  #value: Promise<Value> | undefined;
  /** Held here already, and not written yet. */
  #unwritten: { value: Value } | undefined;
  #isWriting = false;

  constructor(item: StoredItem<Value>) {
    this.#item = item;
  }

  get(): Promise<Value> {
    this.#listen();
    if (this.#value) return this.#value;
    const read = this.#item.getValue();
    this.#value = read;
    read.catch(() => {
      if (this.#value === read) this.#value = undefined;
    });
    return read;
  }

  /** Answers when it is written. */
  async set(value: Value): Promise<void> {
    this.#listen();
    try {
      await this.#item.setValue(value);
    } finally {
      this.#value = undefined;
    }
  }

  /** For what is cheap to lose: holds here at once and is written soon after; of several values in a row, the last. */
  setSoon(value: Value): void {
    this.#listen();
    this.#value = Promise.resolve(value);
    this.#unwritten = { value };
    if (!this.#isWriting) void this.#write();
  }

  async #write(): Promise<void> {
    this.#isWriting = true;
    while (this.#unwritten) {
      await new Promise((resolve) => setTimeout(resolve, SOON));
      const { value } = this.#unwritten;
      // What comes of it is told below before the answer, or after: until the next value it is ours.
      await this.#item.setValue(value).catch((thrown: unknown) => log.add('warn', `storage: ${String(thrown)}`));
      if (this.#unwritten.value === value) this.#unwritten = undefined;
    }
    this.#isWriting = false;
  }

  #listen(): void {
    if (browser.storage.onChanged.hasListener(this.#onChanged)) return;
    this.#value = undefined;
    browser.storage.onChanged.addListener(this.#onChanged);
  }

  readonly #onChanged = (changes: Record<string, unknown>, area: string): void => {
    const isOurs = Object.keys(changes).some((name) => `${area}:${name}` === this.#item.key);
    // What is held here and not written yet is newer than any change.
    if (isOurs && !this.#unwritten) this.#value = undefined;
  };
}
