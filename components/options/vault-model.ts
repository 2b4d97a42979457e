import { signal } from '@preact/signals';
import type { VaultState } from '../../lib/background/vault.ts';
import { call } from '../../lib/client/background.ts';
import { type ErrorShape, toAppError } from '../../lib/core/errors.ts';

const SHORTEST_PASSPHRASE = 8;
/** Minutes without a use; 0: with the browser's end. */
export const LOCK_TIMES = [15, 60, 240, 0] as const;
export type LockTime = (typeof LOCK_TIMES)[number];

/** How keys are kept, and what the reader does about it. A passphrase typed here is dropped as soon as it was used. */
export class VaultModel {
  readonly vault = signal<VaultState | null>(null);
  readonly passphrase = signal('');
  readonly repeated = signal('');
  readonly lockAfter = signal<LockTime>(60);
  readonly fault = signal<'short' | 'different' | null>(null);
  readonly error = signal<ErrorShape | null>(null);
  readonly busy = signal(false);
  /** The form for another passphrase is open. */
  readonly changing = signal(false);
  /** A last question stands before the keys are forgotten. */
  readonly forgetting = signal(false);

  async load(): Promise<void> {
    await this.#act(() => call('getVault'));
  }

  async set(): Promise<void> {
    const passphrase = this.passphrase.peek();
    this.fault.value =
      passphrase.length < SHORTEST_PASSPHRASE ? 'short' : passphrase === this.repeated.peek() ? null : 'different';
    if (this.fault.peek()) return;
    await this.#act(() => call('setPassphrase', { passphrase, lockAfter: this.lockAfter.peek() }));
  }

  /** What was typed goes with the form. */
  cancel(): void {
    this.type('');
    this.repeated.value = '';
    this.changing.value = false;
  }

  unlock(): Promise<void> {
    return this.#act(() => call('unlockKeys', { passphrase: this.passphrase.peek() }));
  }

  lock(): Promise<void> {
    return this.#act(() => call('lockKeys'));
  }

  remove(): Promise<void> {
    return this.#act(() => call('removePassphrase'));
  }

  forget(): Promise<void> {
    return this.#act(() => call('forgetSealedKeys'));
  }

  type(passphrase: string): void {
    this.passphrase.value = passphrase;
    this.fault.value = null;
    this.error.value = null;
  }

  async #act(act: () => Promise<VaultState>): Promise<void> {
    if (this.busy.peek()) return;
    this.busy.value = true;
    this.error.value = null;
    try {
      const vault = await act();
      this.vault.value = vault;
      this.lockAfter.value = LOCK_TIMES.find((time) => vault.state !== 'none' && time === vault.lockAfter) ?? 60;
      this.passphrase.value = '';
      this.repeated.value = '';
      this.changing.value = false;
      this.forgetting.value = false;
    } catch (thrown) {
      this.error.value = toAppError(thrown).toShape();
    } finally {
      this.busy.value = false;
    }
  }
}
