import * as z from 'zod/mini';
import { AppError, toAppError } from '../core/errors.ts';
import { log } from '../core/log.ts';
import { channel, type Envelope } from '../messaging/channel.ts';
import type { Protocol, ProtocolType } from '../messaging/protocol.ts';
import { schemas } from '../messaging/schemas.ts';
import type { Role, Sender } from '../messaging/sender.ts';
import { senderRole } from './sender-role.ts';

/** The background's side of the protocol. */
export type Handlers = {
  [Type in ProtocolType]: (
    ...data: Parameters<Protocol[Type]>
  ) => Promise<ReturnType<Protocol[Type]>> | ReturnType<Protocol[Type]>;
};

/** Answers one message: who speaks and what is said are checked before any handler sees it. */
export async function answer(
  handlers: Handlers,
  type: ProtocolType,
  data: unknown,
  role: Role | null,
): Promise<Envelope<unknown>> {
  try {
    const contract = schemas[type];
    if (!role || !contract.from.includes(role)) throw new AppError('forbidden', type);
    const parsed = z.safeParse(contract.data, data);
    if (!parsed.success) throw new AppError('bad-message', `${type}: ${z.prettifyError(parsed.error)}`);
    const handler = handlers[type] as (data: unknown) => unknown;
    return { ok: true, value: await handler(parsed.data) };
  } catch (thrown) {
    const error = toAppError(thrown);
    log.add('warn', `${type}: ${error.message}`);
    return { ok: false, error: error.toShape() };
  }
}

/** Registers every message of the protocol; to be called before the first `await` of the background. */
export function listenToMessages(handlers: Handlers): void {
  const listen = channel.onMessage as (
    type: string,
    listener: (message: { data: unknown; sender: Sender }) => Promise<Envelope<unknown>>,
  ) => void;
  for (const type of Object.keys(schemas) as ProtocolType[]) {
    listen(type, ({ data, sender }) => answer(handlers, type, data, senderRole(sender)));
  }
}
