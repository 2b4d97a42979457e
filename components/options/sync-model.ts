import { computed, signal } from '@preact/signals';
import { call } from '../../lib/client/background.ts';
import { type ErrorShape, toAppError } from '../../lib/core/errors.ts';
import type { BackgroundEvent, SyncFields, SyncView } from '../../lib/messaging/protocol.ts';
import type { SyncStageResult } from '../../lib/sync/examine.ts';
import { type SyncFault, SyncError } from '../../lib/sync/faults.ts';
import { normaliseAddress } from '../../lib/sync/address.ts';
import { requestOrigin } from './request-origin.ts';
import { FIXED_ADDRESS, serverOf, type SyncServerId } from './sync-servers.ts';

const FOLDER = 'marginalia';

/** Sync as the reader sets it up, and how it goes. A password typed here is dropped as soon as it was saved. */
export class SyncModel {
  readonly view = signal<SyncView | null>(null);
  readonly fields = signal<SyncFields>({ address: '', folder: FOLDER, user: '', password: '' });
  readonly picked = signal<SyncServerId | null>(null);
  readonly kind = computed<SyncServerId>(() => serverOf(this.fields.value.address) ?? this.picked.value ?? 'other');
  readonly work = signal<'test' | 'save' | 'stop' | null>(null);
  readonly stages = signal<SyncStageResult[] | null>(null);
  /** Why the form could not be saved or tested. */
  readonly fault = signal<SyncFault | null>(null);
  readonly error = signal<ErrorShape | null>(null);
  /** A last question stands before it is switched off. */
  readonly stopping = signal(false);
  readonly stopped = signal<'kept' | 'forgotten' | null>(null);
  /** Makes sure that the background is heard, which may have slept. */
  connect: () => void = () => undefined;

  async load(): Promise<void> {
    await this.#do(null, async () => {
      const view = await call('getSync');
      this.view.value = view;
      // What is being typed stays.
      if (this.fields.peek().address === '') this.#fill(view);
    });
  }

  hear(event: BackgroundEvent): void {
    const view = this.view.peek();
    if (event.type === 'settings' && view?.password !== 'none') void this.load();
    if (event.type !== 'sync' || !view) return;
    this.view.value = { ...view, running: event.running };
    if (event.running === null) void this.load();
  }

  isBusy(): boolean {
    return this.view.peek()?.running != null;
  }

  set(name: keyof SyncFields, text: string): void {
    this.fields.value = { ...this.fields.peek(), [name]: text };
    this.stages.value = null;
    this.fault.value = null;
  }

  pick(kind: SyncServerId): void {
    const known = Object.values(FIXED_ADDRESS);
    const { address } = this.fields.peek();
    this.picked.value = kind;
    const fixed = FIXED_ADDRESS[kind];
    if (fixed !== undefined) this.set('address', fixed);
    else if (known.includes(address) || serverOf(address) !== kind) this.set('address', '');
  }

  test(): Promise<void> {
    return this.#withOrigin('test', async (fields) => {
      this.stages.value = await call('testSync', fields);
    });
  }

  save(): Promise<void> {
    return this.#withOrigin('save', async (fields) => {
      const { view, fault } = await call('saveSync', fields);
      this.view.value = view;
      this.fault.value = fault;
      this.stopped.value = null;
      if (fault === null) this.#fill(view);
    });
  }

  syncNow(): Promise<void> {
    this.connect();
    return this.#do(null, async () => {
      this.view.value = await call('syncNow');
    });
  }

  stop(forget: boolean): Promise<void> {
    return this.#do('stop', async () => {
      this.view.value = await call('stopSync', { forget });
      this.stopping.value = false;
      this.stopped.value = forget ? 'forgotten' : 'kept';
      this.stages.value = null;
      if (forget) this.#fill(this.view.peek());
    });
  }

  #fill(view: SyncView | null): void {
    this.fields.value = { address: view?.address ?? '', folder: view?.folder || FOLDER, user: '', password: '' };
  }

  /** Asks the browser for the server in the click itself, before anything is awaited. */
  async #withOrigin(work: 'test' | 'save', act: (fields: SyncFields) => Promise<void>): Promise<void> {
    const fields = this.fields.peek();
    this.fault.value = null;
    this.stages.value = null;
    const address = addressOf(fields.address);
    if (typeof address !== 'string') {
      this.fault.value = address.fault;
      return;
    }
    const granted = requestOrigin(address);
    this.connect();
    await this.#do(work, async () => {
      if (await granted) await act(fields);
      else this.fault.value = 'no-permission';
    });
  }

  async #do(work: 'test' | 'save' | 'stop' | null, act: () => Promise<void>): Promise<void> {
    if (work && this.work.peek()) return;
    if (work) this.work.value = work;
    this.error.value = null;
    try {
      await act();
    } catch (thrown) {
      this.error.value = toAppError(thrown).toShape();
    } finally {
      if (work) this.work.value = null;
    }
  }
}

/** The address, or why no password may be sent there. */
function addressOf(typed: string): string | { fault: SyncFault } {
  try {
    return normaliseAddress(typed);
  } catch (thrown) {
    return { fault: thrown instanceof SyncError ? thrown.fault : 'bad-address' };
  }
}
