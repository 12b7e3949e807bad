import type { Clock } from '../../../ground/clock/clock.ts';
import type { Words } from '../../../ground/problem.ts';
import { httpUpper } from './http-upper.ts';
import { startUpperSimulator } from './simulator.ts';
import { connectUpperLevel } from './upper-level.ts';

// Of a hundred records that a demonstration sends: enough to see what a refusal looks like.
const refusedInDemo = 0.01;

/**
 * Connects the level above that this process sends to: the configured one; in a demonstration without one a simulator that is started
 * here, and the pages say 模拟; else none, and records wait.
 * @returns what to call when the process stops.
 */
export async function connectUpper({
  url,
  demo,
  clock,
  progress,
}: {
  url: string | null;
  demo: boolean;
  clock: Clock;
  progress: (words: Words) => void;
}): Promise<() => Promise<void>> {
  if (url !== null) {
    connectUpperLevel(httpUpper({ url, simulated: false }));
    return async () => connectUpperLevel(undefined);
  }
  if (!demo) return async () => {};
  const simulator = await startUpperSimulator({ refuseRate: refusedInDemo, clock });
  connectUpperLevel(httpUpper({ url: simulator.url, simulated: true }));
  progress({ zh: `模拟的上级归集接口：${simulator.url}`, en: 'a simulated level above' });
  return async () => {
    connectUpperLevel(undefined);
    await simulator.close();
  };
}
