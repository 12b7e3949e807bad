import { checkCharacter } from '../domain/id-number.ts';

/** A made-up id number: `seed` runs over sequence numbers and days, so that each gives another one. */
export function madeUpIdNumber(seed: number): string {
  const day = String(1 + (seed % 28)).padStart(2, '0');
  const month = String(1 + (Math.floor(seed / 28) % 12)).padStart(2, '0');
  const sequence = String(Math.floor(seed / 336) % 1000).padStart(3, '0');
  const seventeen = `3707051990${month}${day}${sequence}`;
  return seventeen + checkCharacter(seventeen);
}

/** A made-up mobile number. */
export function madeUpPhone(seed: number): string {
  return `199${String(seed).padStart(8, '0')}`;
}
