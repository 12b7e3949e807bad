import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { packageRoot } from '../package-root.ts';

/**
 * Runs long work in a thread of its own, so that requests are answered meanwhile. The only place that opens threads.
 * @param entry `module/name`: the compiled file `dist/modules/<module>/workers/<name>.js`, which calls `answerWork`. A thread
 *   cannot be started from TypeScript, so the program has to be built.
 * @param input anything that can be cloned (structured clone).
 * @throws what the work threw, or an error when it used more memory or time than it may.
 */
export function runInWorker<Input, Output>(
  entry: `${string}/${string}`,
  input: Input,
  limits: { megabytes: number; seconds: number },
): Promise<Output> {
  const [module = '', name = ''] = entry.split('/');
  const file = join(packageRoot, 'dist/modules', module, 'workers', `${name}.js`);
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, {
      workerData: input,
      resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
    });
    const late = setTimeout(() => {
      reject(new Error(`${entry} took longer than ${limits.seconds} s`));
      worker.terminate();
    }, limits.seconds * 1000);
    worker.once('message', (output: Output) => resolve(output));
    worker.once('error', reject);
    worker.once('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`${entry} ended without an answer (${code})`));
    });
  });
}
