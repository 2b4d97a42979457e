import type { Language } from '../analysis/analysis.ts';
import { findDeviceApis } from '../on-device/apis.ts';
import type { PromptEvent, PromptRequest } from '../on-device/prompt.ts';
import type { DeviceState } from '../on-device/state.ts';
import { type DeviceParts, deviceParts, type DeviceRequest, runDeviceTask } from './device-tasks.ts';
import type { DocumentHost } from './document-host.ts';

/** The browser's own models as the background asks them: on the spot where it has a window (Firefox), else in its document. */
export class DeviceModels {
  readonly #documents: DocumentHost;

  constructor(documents: DocumentHost) {
    this.#documents = documents;
  }

  prompt(request: PromptRequest, signal: AbortSignal): AsyncGenerator<PromptEvent, void> {
    return this.#ask({ kind: 'prompt', ...request }, signal);
  }

  /** Each text in the other language, in order. */
  translate(
    request: { from: Language; to: Language; texts: readonly string[] },
    signal: AbortSignal,
  ): AsyncGenerator<string, void> {
    return this.#ask({ kind: 'translate', ...request, texts: [...request.texts] }, signal);
  }

  async state(signal: AbortSignal): Promise<DeviceState> {
    for await (const state of this.#ask({ kind: 'state' }, signal)) return state;
    return { model: 'absent', translator: 'absent' };
  }

  /** Tokens the model holds, input and output together; null where it sets no limit. */
  async contextTokens(signal: AbortSignal): Promise<number | null> {
    for await (const tokens of this.#ask({ kind: 'context' }, signal)) return tokens;
    return null;
  }

  async *#ask<Kind extends keyof DeviceParts>(
    request: Extract<DeviceRequest, { kind: Kind }>,
    signal: AbortSignal,
  ): AsyncGenerator<DeviceParts[Kind], void> {
    const part = deviceParts[request.kind];
    const isWindow = typeof document !== 'undefined';
    const given = isWindow ? runDeviceTask(request, findDeviceApis(), signal) : this.#documents.parts(request, signal);
    for await (const each of given) yield part.parse(each);
  }
}
