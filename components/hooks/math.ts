import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { call } from '../../lib/client/background.ts';
import type { MathNode } from '../../lib/messaging/protocol.ts';

/** `undefined`: not answered yet; `null`: cannot be rendered, its source is shown. */
type Rendered = MathNode | null | undefined;

interface Expression {
  tex: string;
  display: boolean;
}

/** A page of 400 abstracts has a few hundred different expressions. */
const CACHE_SIZE = 2000;
const BATCH_SIZE = 50;

const cache = new Map<string, Signal<Rendered>>();
let waiting: Expression[] = [];

const keyOf = ({ tex, display }: Expression): string => `${display ? 'd' : 'i'}${tex}`;

/** One expression as MathML data; asked for once a page, with all others of the same moment in one message. */
export function mathOf(tex: string, display: boolean): ReadonlySignal<Rendered> {
  const expression = { tex, display };
  const key = keyOf(expression);
  const known = cache.get(key);
  if (known) return known;
  const made = signal<Rendered>(undefined);
  cache.set(key, made);
  if (cache.size > CACHE_SIZE) for (const oldest of cache.keys()) if (cache.delete(oldest)) break;
  waiting.push(expression);
  if (waiting.length === 1) setTimeout(() => void sendWaiting(), 0);
  return made;
}

async function sendWaiting(): Promise<void> {
  const asked = waiting;
  waiting = [];
  for (let at = 0; at < asked.length; at += BATCH_SIZE) await sendBatch(asked.slice(at, at + BATCH_SIZE));
}

async function sendBatch(expressions: Expression[]): Promise<void> {
  try {
    const nodes = await call('renderMath', { expressions });
    expressions.forEach((expression, index) => {
      const entry = cache.get(keyOf(expression));
      if (entry) entry.value = nodes[index] ?? null;
    });
  } catch {
    // The source stays on show; whoever draws the expression next asks again.
    for (const expression of expressions) cache.delete(keyOf(expression));
  }
}
