import type { Terminal } from '../../ground/terminal.ts';
import { type Fault, faultAreas, faultCode, startSimulator } from './register/simulator.ts';

/** Runs the simulated market register until SIGINT or SIGTERM, and says which codes show which fault. */
export async function simulateRegister(
  terminal: Terminal,
  options: { port: number; faultRate: number },
): Promise<void> {
  const simulator = await startSimulator(options);
  terminal.say({
    zh: `模拟的市场监管登记接口：LEYE_MARKET_REGISTER_URL=${simulator.url}`,
    en: 'a simulated market register; stop with Ctrl-C',
  });
  for (const fault of Object.keys(faultAreas) as Fault[])
    terminal.say({ zh: `  ${faultCode(fault)}`, en: fault });
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await simulator.close();
}
