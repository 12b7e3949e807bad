import type { Clock } from '../../../ground/clock/clock.ts';
import type { Words } from '../../../ground/problem.ts';
import type { RegisterRecord } from '../domain/register-answer.ts';
import { httpRegister } from './http-register.ts';
import { connectMarketRegister } from './market-register.ts';
import { startSimulator } from './simulator.ts';

/** What a process that serves hands in. */
export interface RegisterParts {
  /** Of the operator's own register; null where none is configured. */
  url: string | null;
  demo: boolean;
  clock: Clock;
  /** The demonstration's own employers, so that its simulated register knows them by their names. */
  records: () => Promise<RegisterRecord[]>;
  progress: (words: Words) => void;
}

/**
 * Connects the register that this process asks: the configured one; in a demonstration without one a simulator that is started here,
 * whose answers say 模拟; else none, and clerks look at licences.
 * @returns what to call when the process stops.
 */
export async function connectRegister({
  url,
  demo,
  clock,
  records,
  progress,
}: RegisterParts): Promise<() => Promise<void>> {
  if (url !== null) {
    connectMarketRegister(httpRegister({ url, clock, simulated: false }));
    return async () => connectMarketRegister(undefined);
  }
  if (!demo) return async () => {};
  const simulator = await startSimulator({ records: await records() });
  connectMarketRegister(httpRegister({ url: simulator.url, clock, simulated: true }));
  progress({ zh: `模拟的市场监管登记接口：${simulator.url}`, en: 'a simulated market register' });
  return async () => {
    connectMarketRegister(undefined);
    await simulator.close();
  };
}
