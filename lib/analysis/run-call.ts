import type { CompletionEvent, CompletionRequest, FinishReason, Usage } from '../completion/completion.ts';
import { AppError, type ErrorCode, toAppError } from '../core/errors.ts';
import type { OutputLevel } from '../providers/provider.ts';
import { estimateCall, type TokenEstimate } from './estimate.ts';
import type { RawAnswer, Verdict } from './guard/verdict.ts';
import { repairMessages } from './prompts/repair.ts';

/** The completion, injected: this layer knows neither network nor provider. */
export type Complete = (request: CompletionRequest, options: { signal: AbortSignal }) => AsyncIterable<CompletionEvent>;

/** One call to a provider, for the ledger; failed ones cost money too. */
export interface CallReport {
  /** Milliseconds since the epoch. */
  startedAt: number;
  endedAt: number;
  usage: Usage;
  /** What to count where the server did not. */
  estimate: TokenEstimate;
  finish: FinishReason | null;
  outcome: 'ok' | ErrorCode;
}

export interface GuardedCall<Value> {
  request: CompletionRequest;
  complete: Complete;
  signal: AbortSignal;
  guard: (answer: RawAnswer) => Verdict<Value>;
  /** Everything received of the present try; starts again from nothing with the second one. */
  onText?: (raw: string) => void;
  onCall?: (report: CallReport) => void | Promise<void>;
  /** An answer that was fetched, not asked for now, cannot be mended by another request. */
  repairs?: false;
}

export interface GuardedResult<Value> {
  value: Value;
  level: OutputLevel;
  /** Of all tries together; null as soon as one of them was not counted. */
  usage: Usage;
}

/** Faults of the model that a second request may mend; those of the line are the queue's. */
const MENDABLE: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'refusal',
  'echo',
  'wrong-paper',
  'truncated',
  'malformed',
  'wrong-language',
  'section-missing',
  'formula-lost',
]);

/** Whether another request may bring what this answer did not. */
export const isMendable = (code: ErrorCode): boolean => MENDABLE.has(code);

/** A guarded call, tried once more with a repair request if the guard turns the first answer down. */
export async function runGuardedCall<Value>(call: GuardedCall<Value>): Promise<GuardedResult<Value>> {
  const first = await tryOnce(call, call.request);
  if (first.verdict.ok) return { value: first.verdict.value, level: first.level, usage: first.usage };
  const { code, detail } = first.verdict;
  if (call.repairs === false || !isMendable(code)) throw new AppError(code, detail);
  const second = await tryOnce(call, {
    ...call.request,
    messages: repairMessages(call.request.messages, first.raw, code),
    outputLevel: first.level,
    // Thinking is counted as answer: a model that ran out may only need more room.
    maxOutputTokens: call.request.maxOutputTokens * (code === 'truncated' ? 2 : 1),
  });
  if (!second.verdict.ok) throw new AppError(second.verdict.code, second.verdict.detail);
  return { value: second.verdict.value, level: second.level, usage: sumOf(first.usage, second.usage) };
}

interface Try<Value> {
  verdict: Verdict<Value>;
  raw: string;
  level: OutputLevel;
  usage: Usage;
}

async function tryOnce<Value>(call: GuardedCall<Value>, request: CompletionRequest): Promise<Try<Value>> {
  const startedAt = Date.now();
  const answer: RawAnswer = { raw: '', finish: 'missing', refusal: null };
  let usage: Usage = { inputTokens: null, outputTokens: null };
  let level = request.outputLevel;
  let finish: FinishReason | null = null;
  const report = async (outcome: CallReport['outcome']): Promise<void> => {
    await call.onCall?.({
      startedAt,
      endedAt: Date.now(),
      usage,
      // Reckoned for whoever asks: where the server has counted, nobody does.
      get estimate() {
        return estimateCall(request, answer.raw);
      },
      finish,
      outcome,
    });
  };
  try {
    call.onText?.('');
    for await (const event of call.complete(request, { signal: call.signal })) {
      if (event.type === 'level') level = event.level;
      else if (event.type === 'delta') {
        answer.raw += event.text;
        call.onText?.(answer.raw);
      } else {
        ({ usage, finish } = event);
        answer.finish = event.finish;
        answer.refusal = event.refusal;
      }
    }
  } catch (thrown) {
    const error = toAppError(thrown);
    await report(error.code);
    throw error;
  }
  const verdict = call.guard(answer);
  await report(verdict.ok ? 'ok' : verdict.code);
  return { verdict, raw: answer.raw, level, usage };
}

function sumOf(first: Usage, second: Usage): Usage {
  return {
    inputTokens: add(first.inputTokens, second.inputTokens),
    outputTokens: add(first.outputTokens, second.outputTokens),
  };
}

function add(first: number | null, second: number | null): number | null {
  return first === null || second === null ? null : first + second;
}
