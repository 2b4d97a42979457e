import type { Language } from '../analysis/analysis.ts';
import type { PromptEvent, PromptRequest } from '../on-device/prompt.ts';
import type { DeviceState } from '../on-device/state.ts';
import { type DeviceParts, deviceParts, type DeviceRequest } from './device-tasks.ts';
import type { DocumentHost } from './document-host.ts';

/** The browser's own models as the background asks them: in the one page of its own that has a window. */
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
    return { model: 'absent', translator: 'absent', contextTokens: null };
  }

  async *#ask<Kind extends keyof DeviceParts>(
    request: Extract<DeviceRequest, { kind: Kind }>,
    signal: AbortSignal,
  ): AsyncGenerator<DeviceParts[Kind], void> {
    const part = deviceParts[request.kind];
    for await (const given of this.#documents.parts(request, signal)) yield part.parse(given);
  }
}
