import type { PatternAnswer, PatternRequest } from './pattern-worker.ts';

/** Milliseconds that a regular expression may take, and what each text adds to that. */
const LIMIT = 200;
const LIMIT_A_TEXT = 0.25;
/** Milliseconds for a worker to be there. */
const START_LIMIT = 5_000;

/** Of each regular expression the indices of the texts it matches; why not, where it cannot be tried. */
export type PatternOutcome = number[] | 'too-slow' | 'no-pattern';

/**
 * Tries regular expressions of the reader's in a worker that is ended when one takes too long: some take longer than
 * the sun will shine, and nothing but the end of their thread stops them. One that was too slow gets a second chance,
 * for the machine may have been.
 */
export async function tryPatterns(sources: readonly string[], texts: readonly string[]): Promise<PatternOutcome[]> {
  const outcomes: PatternOutcome[] = [];
  let worker: PatternWorker | null = null;
  try {
    for (const source of sources) {
      let outcome: PatternOutcome = 'too-slow';
      for (let chance = 0; chance < 2 && outcome === 'too-slow'; chance += 1) {
        worker ??= await PatternWorker.start();
        outcome = await worker.run({ source, texts });
        if (outcome !== 'too-slow') continue;
        worker.end();
        worker = null;
      }
      outcomes.push(outcome);
    }
    return outcomes;
  } finally {
    worker?.end();
  }
}

class PatternWorker {
  readonly #worker = new Worker(new URL('./pattern-worker.ts', import.meta.url), { type: 'module' });

  static async start(): Promise<PatternWorker> {
    const started = new PatternWorker();
    if ((await started.#hear(START_LIMIT)) === 'too-slow') {
      started.end();
      throw new Error('The worker for regular expressions did not start.');
    }
    return started;
  }

  async run(request: PatternRequest): Promise<PatternOutcome> {
    const answer = this.#hear<PatternAnswer>(LIMIT + LIMIT_A_TEXT * request.texts.length);
    this.#worker.postMessage(request, []);
    return (await answer) ?? 'no-pattern';
  }

  end(): void {
    this.#worker.terminate();
  }

  #hear<Answer>(limit: number): Promise<Answer | 'too-slow'> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer | 'too-slow'>();
    const timer = setTimeout(() => resolve('too-slow'), limit);
    this.#worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => resolve(data), { once: true });
    this.#worker.addEventListener('error', () => reject(new Error('The worker for regular expressions has failed.')), {
      once: true,
    });
    return promise.finally(() => clearTimeout(timer));
  }
}
