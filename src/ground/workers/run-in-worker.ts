import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { packageRoot } from '../package-root.ts';

/** What work in a thread may use. */
export interface WorkLimits {
  megabytes: number;
  /** For what lives shortly; 48 where nothing is said. It counts beside `megabytes`. */
  youngMegabytes?: number;
  /** null: it lives until it is closed. */
  seconds: number | null;
}

/** The work used more memory or time than it may. */
export class WorkLimitError extends Error {
  override readonly name = 'WorkLimitError';
}

/**
 * Starts a thread. The only place that opens threads.
 * @param entry `module/name`: the compiled file `dist/modules/<module>/workers/<name>.js`. A thread cannot be started from TypeScript, so
 *   the program has to be built.
 * @param input anything that can be cloned (structured clone).
 * @param onFailure hears what the work threw, and that it ended or took too long, unless it was closed before.
 */
export function openWorker(
  entry: `${string}/${string}`,
  input: unknown,
  limits: WorkLimits,
  onFailure: (error: Error) => void,
): { worker: Worker; close(): Promise<void> } {
  const [module = '', name = ''] = entry.split('/');
  const worker = new Worker(join(packageRoot, 'dist/modules', module, 'workers', `${name}.js`), {
    workerData: input,
    resourceLimits: {
      maxOldGenerationSizeMb: limits.megabytes,
      ...(limits.youngMegabytes ? { maxYoungGenerationSizeMb: limits.youngMegabytes } : {}),
    },
  });
  const { seconds } = limits;
  const late =
    seconds === null
      ? undefined
      : setTimeout(() => {
          onFailure(new WorkLimitError(`${entry} took longer than ${seconds} s`));
          worker.terminate();
        }, seconds * 1000);
  worker.once('error', (error: NodeJS.ErrnoException) =>
    onFailure(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new WorkLimitError(error.message) : error),
  );
  worker.once('exit', (code) => {
    clearTimeout(late);
    onFailure(new Error(`${entry} ended without an answer (${code})`));
  });
  return {
    worker,
    async close() {
      clearTimeout(late);
      await worker.terminate();
    },
  };
}

/**
 * Runs long work in a thread of its own, so that requests are answered meanwhile; see `openWorker`. The entry calls `answerWork`.
 * @param signal ends the work, which then fails.
 * @throws what the work threw, or an error when it used more memory or time than it may.
 */
export function runInWorker<Input, Output>(
  entry: `${string}/${string}`,
  input: Input,
  limits: WorkLimits,
  signal?: AbortSignal,
): Promise<Output> {
  return new Promise((resolve, reject) => {
    const { worker } = openWorker(entry, input, limits, reject);
    worker.once('message', (output: Output) => resolve(output));
    signal?.addEventListener('abort', () => worker.terminate(), { once: true });
    if (signal?.aborted) worker.terminate();
  });
}
