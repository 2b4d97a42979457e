import * as z from 'zod/mini';
import { AVAILABILITIES, type DeviceApis } from '../on-device/apis.ts';
import { type PromptEvent, promptModel, readContextWindow } from '../on-device/prompt.ts';
import { type DeviceState, readDeviceState } from '../on-device/state.ts';
import { translateTexts } from '../on-device/translate.ts';

const language = z.enum(['zh', 'en']);

/** Work for the browser's own models, which only a window has: answered in parts. */
export const deviceRequest = z.union([
  z.object({
    kind: z.literal('prompt'),
    system: z.string(),
    text: z.string(),
    responseConstraint: z.nullable(z.record(z.string(), z.unknown())),
  }),
  z.object({ kind: z.literal('translate'), from: language, to: language, texts: z.array(z.string()) }),
  z.object({ kind: z.literal('state') }),
  z.object({ kind: z.literal('context') }),
]);
export type DeviceRequest = z.infer<typeof deviceRequest>;

/** The parts of each kind: many events, a text for each text, one state, how many tokens the model holds. */
export interface DeviceParts {
  prompt: PromptEvent;
  translate: string;
  state: DeviceState;
  context: number | null;
}

const tokens = z.nullable(z.number());
const modelState = z.enum([...AVAILABILITIES, 'absent']);

export const deviceParts: { [Kind in keyof DeviceParts]: z.ZodMiniType<DeviceParts[Kind]> } = {
  prompt: z.union([
    z.object({ type: z.literal('delta'), text: z.string() }),
    z.object({
      type: z.literal('end'),
      finish: z.enum(['stop', 'length']),
      inputTokens: tokens,
      outputTokens: tokens,
    }),
  ]),
  translate: z.string(),
  state: z.object({ model: modelState, translator: modelState }),
  context: tokens,
};

/** Does the work, in a context that has a window. */
export async function* runDeviceTask(
  request: DeviceRequest,
  apis: DeviceApis,
  signal: AbortSignal,
): AsyncGenerator<DeviceParts[DeviceRequest['kind']], void> {
  if (request.kind === 'prompt') yield* promptModel(apis.languageModel, request, signal);
  else if (request.kind === 'translate') yield* translateTexts(apis.translator, request, signal);
  else if (request.kind === 'state') yield await readDeviceState(apis);
  else yield await readContextWindow(apis.languageModel, signal);
}
