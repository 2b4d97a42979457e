import { createOnDeviceApis, type OnDeviceBackend, type OnDeviceStandIn } from '../harness/on-device-apis.ts';
import { type DeviceApis, findDeviceApis } from '../../lib/on-device/apis.ts';

/** Strict stand-ins that are there and answer two words, unless told otherwise; found as the product finds them. */
export function standIn(over: Partial<OnDeviceBackend> = {}): OnDeviceStandIn & { apis: DeviceApis } {
  const made = createOnDeviceApis({
    answer: () => ['Two ', 'words.'],
    translate: (text) => `译：${text}`,
    availability: () => 'available',
    downloaded: () => undefined,
    isActive: () => false,
    ...over,
  });
  const { LanguageModel, Translator } = made;
  return { ...made, apis: findDeviceApis({ LanguageModel, Translator }) };
}

export async function collect<Part>(parts: AsyncIterable<Part>): Promise<Part[]> {
  const all: Part[] = [];
  for await (const part of parts) all.push(part);
  return all;
}

/** Parts that end before the first. */
export function failing(error: unknown): AsyncIterable<never> {
  return { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(error) }) };
}

export const never = (): AbortSignal => new AbortController().signal;
