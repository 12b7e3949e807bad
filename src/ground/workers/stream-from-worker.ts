import { openWorker, type WorkLimits } from './run-in-worker.ts';

/** What goes between a thread that gives one thing after the other and whoever takes them. */
export type FromStream<Item> = { item: Item } | { ended: true };

/** Things that may be under way: the thread is at work on the next while this one is used. */
const ahead = 2;

/**
 * Runs work in a thread that gives one thing after the other, at the pace of whoever takes them; ends the thread when nobody wants more.
 * @param entry see `runInWorker`; its file calls `streamWork`.
 * @throws what the work threw, or an error when it used more memory or time than it may.
 */
export async function* streamFromWorker<Input, Item>(
  entry: `${string}/${string}`,
  input: Input,
  limits: WorkLimits,
): AsyncGenerator<Item> {
  const items: Item[] = [];
  let ended = false;
  let failure: Error | undefined;
  let wake = () => {};
  const { worker, close } = openWorker(entry, input, limits, (error) => {
    failure ??= error;
    wake();
  });
  worker.on('message', (message: FromStream<Item>) => {
    if ('item' in message) items.push(message.item);
    else ended = true;
    wake();
  });
  try {
    worker.postMessage(ahead);
    while (true) {
      const [item] = items.splice(0, 1);
      if (item !== undefined) {
        worker.postMessage(1);
        yield item;
      } else if (ended) return;
      else if (failure) throw failure;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    await close();
  }
}
