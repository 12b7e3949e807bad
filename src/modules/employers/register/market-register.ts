import type { RegisterAnswer } from '../domain/register-answer.ts';

/** The register of market entities (市场监管部门的登记信息), whoever serves it. */
export interface MarketRegister {
  /**
   * What it has on a credit code. It never throws and never waits long: what cannot be asked is an answer too (`not-reached`).
   * @param creditCode 18 characters, checked.
   */
  ask(creditCode: string): Promise<RegisterAnswer>;
}

/** Where no register is connected: a clerk looks at the licence. */
export function noRegister(now: () => Date): MarketRegister {
  return {
    ask: async () => ({
      outcome: 'not-reached',
      why: 'not-connected',
      askedAt: now().toISOString(),
      simulated: false,
    }),
  };
}

let inUse: MarketRegister | undefined;

/** Says which register this process asks; once, where the process starts. */
export function connectMarketRegister(register: MarketRegister | undefined): void {
  inUse = register;
}

/** The register that this process asks; undefined where none is connected. */
export function connectedRegister(): MarketRegister | undefined {
  return inUse;
}
