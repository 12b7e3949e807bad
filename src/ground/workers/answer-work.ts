import { parentPort, workerData } from 'node:worker_threads';

/** Called once by a worker's entry: does the work and sends what it gives. What it throws reaches whoever asked. */
export async function answerWork<Input, Output>(work: (input: Input) => Promise<Output>): Promise<void> {
  parentPort?.postMessage(await work(workerData as Input));
}
