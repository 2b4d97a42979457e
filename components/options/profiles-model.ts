import { signal } from '@preact/signals';
import type { PromptTask } from '../../lib/analysis/analysis.ts';
import { call } from '../../lib/client/background.ts';
import { type AppError, toAppError } from '../../lib/core/errors.ts';
import { isOnDevice } from '../../lib/providers/profile.ts';
import type { OptionsModel } from './options-model.ts';

/** What can be done with stored profiles without the form: each press is kept at once. */
export class ProfilesModel {
  readonly error = signal<AppError | null>(null);

  readonly #form: OptionsModel;
  #last = Promise.resolve();

  constructor(form: OptionsModel) {
    this.#form = form;
  }

  makeDefault(id: string): Promise<void> {
    return this.#act(() => call('saveSettings', { settings: { defaultProfileId: id } }));
  }

  /** `id` null leaves a task to the default. */
  chooseForTask(task: PromptTask, id: string | null): Promise<void> {
    return this.#act(() => {
      const { [task]: _, ...others } = this.#form.settings.peek()?.taskProfiles ?? {};
      const taskProfiles = id === null ? others : { ...others, [task]: id };
      return call('saveSettings', { settings: { taskProfiles } });
    });
  }

  chooseFallback(id: string | null): Promise<void> {
    return this.#act(() => call('saveSettings', { settings: { fallbackProfileId: id } }));
  }

  resume(id: string): Promise<void> {
    return this.#act(() => call('resumeProfile', { id }));
  }

  /** The browser's own model has become ready: what waits for it goes on. */
  async resumeOnDevice(): Promise<void> {
    const waiting = this.#form.profiles.peek().filter(({ profile, paused }) => isOnDevice(profile) && paused);
    for (const { profile } of waiting) await this.resume(profile.id);
  }

  allow(id: string): Promise<void> {
    return this.#act(() => call('giveConsent', { id }));
  }

  withdraw(id: string): Promise<void> {
    return this.#act(() => call('withdrawConsent', { id }));
  }

  async wipeKey(id: string): Promise<void> {
    await this.#act(() => call('removeKey', { id }));
    if (!this.error.peek()) this.#form.removed.value = 'key';
  }

  async remove(id: string): Promise<void> {
    await this.#act(() => this.#form.remove(id));
    if (!this.error.peek()) this.#form.removed.value = 'service';
  }

  /** One press after the other, so that the second starts from what the first has left. */
  #act(work: () => Promise<unknown>): Promise<void> {
    this.#last = this.#last.then(async () => {
      this.error.value = null;
      this.#form.removed.value = null;
      try {
        await work();
        await this.#form.load();
      } catch (thrown) {
        this.error.value = toAppError(thrown);
      }
    });
    return this.#last;
  }
}
