import { parentPort, workerData } from 'node:worker_threads';
import type { Answered, Question } from './ask-worker.ts';
import type { FromStream } from './stream-from-worker.ts';

/** Called once by a worker's entry: does the work and sends what it gives. What it throws reaches whoever asked. */
export async function answerWork<Input, Output>(work: (input: Input) => Promise<Output>): Promise<void> {
  parentPort?.postMessage(await work(workerData as Input));
}

/** The same for work that gives one thing after the other: each is sent when there is room for it. */
export async function streamWork<Input, Item>(work: (input: Input) => AsyncIterable<Item>): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('this runs in a thread');
  let room = 0;
  let wake = () => {};
  port.on('message', (more: number) => {
    room += more;
    wake();
  });
  const send = (message: FromStream<Item>) => port.postMessage(message);
  for await (const item of work(workerData as Input)) {
    while (room <= 0) await new Promise<void>((resolve) => (wake = resolve));
    room -= 1;
    send({ item });
  }
  send({ ended: true });
  port.close();
}

/** The same for a thread that answers questions until it is closed, several at a time where an answer waits for something. */
export async function answerQuestions<Input, Asked, Answer>(
  begin: (input: Input) => Promise<(asked: Asked) => Promise<Answer>>,
): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('this runs in a thread');
  const answer = await begin(workerData as Input);
  port.on('message', async ({ number, asked }: Question<Asked>) => {
    const answered: Answered<Answer> = await answer(asked).then(
      (found) => ({ number, answer: found }),
      (error: unknown) => ({ number, error }),
    );
    port.postMessage(answered);
  });
}
