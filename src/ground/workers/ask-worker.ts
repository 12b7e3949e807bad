import { openWorker, type WorkLimits } from './run-in-worker.ts';

/** What goes to a thread that answers questions, and what comes back. */
export interface Question<Asked> {
  number: number;
  asked: Asked;
}
export type Answered<Answer> = { number: number; answer: Answer } | { number: number; error: unknown };

/** A thread that answers questions until it is closed. */
export interface AnsweringWorker<Asked, Answer> {
  /** @throws what the thread threw, or that it has ended. */
  ask(asked: Asked): Promise<Answer>;
  close(): Promise<void>;
}

/**
 * Starts a thread that answers questions; see `openWorker`. The entry calls `answerQuestions`.
 * @param onEnd hears once why it has ended, unless it was closed before.
 */
export function openAnswering<Input, Asked, Answer>(
  entry: `${string}/${string}`,
  input: Input,
  limits: WorkLimits,
  onEnd: (error: Error) => void,
): AnsweringWorker<Asked, Answer> {
  const waiting = new Map<number, { resolve(answer: Answer): void; reject(error: unknown): void }>();
  let asked = 0;
  let ended: Error | undefined;
  let closed = false;
  const end = (error: Error) => {
    if (ended) return;
    ended = error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
    if (!closed) onEnd(error);
  };
  const { worker, close } = openWorker(entry, input, limits, end);
  worker.on('message', (answered: Answered<Answer>) => {
    const asker = waiting.get(answered.number);
    waiting.delete(answered.number);
    if ('answer' in answered) asker?.resolve(answered.answer);
    else asker?.reject(answered.error);
  });
  return {
    ask(question) {
      if (ended) return Promise.reject(ended);
      return new Promise((resolve, reject) => {
        asked += 1;
        waiting.set(asked, { resolve, reject });
        worker.postMessage({ number: asked, asked: question } satisfies Question<typeof question>);
      });
    },
    async close() {
      closed = true;
      await close();
      end(new Error(`${entry} was closed`));
    },
  };
}
