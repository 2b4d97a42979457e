import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { PromptTask } from '../../lib/analysis/analysis.ts';
import { call } from '../../lib/client/background.ts';
import { type AppError, toAppError } from '../../lib/core/errors.ts';
import type { PromptView } from '../../lib/messaging/protocol.ts';

/** The prompts and the words being written for each; what is typed for one stays while another is looked at. */
export class PromptsModel {
  readonly prompts = signal<readonly PromptView[]>([]);
  readonly task = signal<PromptTask>('abstract');
  readonly error = signal<AppError | null>(null);
  /** The prompt whose words were just put into use. */
  readonly saved = signal<PromptTask | null>(null);
  readonly #drafts = signal<Partial<Record<PromptTask, string>>>({});
  /** What was in the editor before it was reset. */
  readonly #undo = signal<Partial<Record<PromptTask, string>>>({});

  readonly current: ReadonlySignal<PromptView | undefined> = computed(() =>
    this.prompts.value.find(({ task }) => task === this.task.value),
  );

  /** What the editor shows. */
  readonly text: ReadonlySignal<string> = computed(() => {
    const prompt = this.current.value;
    return this.#drafts.value[this.task.value] ?? prompt?.words ?? prompt?.ours ?? '';
  });

  /** The words a run would use: ours where the editor is empty. */
  readonly role: ReadonlySignal<string> = computed(() => this.text.value.trim() || (this.current.value?.ours ?? ''));

  readonly isDirty: ReadonlySignal<boolean> = computed(() => {
    const prompt = this.current.value;
    return prompt !== undefined && this.role.value !== (prompt.words ?? prompt.ours).trim();
  });

  readonly canUndo: ReadonlySignal<boolean> = computed(() => this.#undo.value[this.task.value] !== undefined);

  async load(): Promise<void> {
    await this.#attempt(async () => {
      this.prompts.value = await call('getPrompts');
    });
  }

  edit(text: string): void {
    this.saved.value = null;
    this.#undo.value = { ...this.#undo.peek(), [this.task.peek()]: undefined };
    this.#write(text);
  }

  /** Our words into the editor; nothing is in use before it is saved, and one press brings the others back. */
  reset(): void {
    const prompt = this.current.peek();
    if (!prompt) return;
    const before = this.text.peek();
    this.edit(prompt.ours);
    this.#undo.value = { ...this.#undo.peek(), [prompt.task]: before };
  }

  undo(): void {
    const before = this.#undo.peek()[this.task.peek()];
    if (before !== undefined) this.edit(before);
  }

  async save(): Promise<void> {
    const prompt = this.current.peek();
    if (!prompt) return;
    const { task } = prompt;
    const text = this.text.peek();
    await this.#attempt(async () => {
      this.prompts.value = await call('savePrompt', { task, words: text.trim() === '' ? null : text.trim() });
      this.saved.value = task;
      // Words typed while it was being saved stay.
      if (this.#drafts.peek()[task] === text) this.#drafts.value = { ...this.#drafts.peek(), [task]: undefined };
    });
  }

  #write(text: string): void {
    this.#drafts.value = { ...this.#drafts.peek(), [this.task.peek()]: text };
  }

  async #attempt(act: () => Promise<void>): Promise<void> {
    this.error.value = null;
    try {
      await act();
    } catch (thrown) {
      this.error.value = toAppError(thrown);
    }
  }
}
