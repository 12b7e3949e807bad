import type { Terminal } from '../../ground/terminal.ts';
import { startUpperSimulator } from './upper/simulator.ts';

/** Runs the simulated level above until SIGINT or SIGTERM. */
export async function simulateUpper(
  terminal: Terminal,
  options: { port: number; refuseRate: number; faultRate: number },
): Promise<void> {
  const simulator = await startUpperSimulator(options);
  terminal.say({
    zh: `模拟的上级归集接口：LEYE_UPPER_URL=${simulator.url}`,
    en: 'a simulated level above; stop with Ctrl-C',
  });
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await simulator.close();
}
