import { call as callOnce } from '../../lib/client/background.ts';
import { toAppError } from '../../lib/core/errors.ts';
import type { Protocol, ProtocolType } from '../../lib/messaging/protocol.ts';

/** How often a piece is asked for again when the background was stopped over it. */
const RETRIES = 4;
/** Milliseconds before the first of them, twice as many before each that follows: a background that is going hears nothing. */
const WAIT = 80;

/** For calls that give the same when they are made twice. */
export async function callAgain<Type extends ProtocolType>(
  type: Type,
  ...data: Parameters<Protocol[Type]>
): Promise<ReturnType<Protocol[Type]>> {
  for (let retry = 0; ; retry++) {
    try {
      return await callOnce(type, ...data);
    } catch (thrown) {
      if (toAppError(thrown).code !== 'interrupted' || retry === RETRIES) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, WAIT * 2 ** retry));
    }
  }
}
