import { codeAlphabet, composeCreditCode } from '../domain/credit-code.ts';

/** A made-up code of an area that GB/T 2260 does not give; each seed below 31^4 has its own. */
export function madeUpCode(seed: number, head = '91', area = '999999'): string {
  const digit = (at: number) => codeAlphabet.charAt(Math.floor(seed / 31 ** at) % 31);
  return composeCreditCode(head, area, `MA3C${digit(3)}${digit(2)}${digit(1)}${digit(0)}`);
}
