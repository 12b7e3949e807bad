import type { Traits } from './traits.ts';

/**
 * Under what a person is looked for: two are compared where they share one of these, and no others. Each is a value that the register
 * can look up without opening anything: blind indexes of number, name and phone, and birth date with county. The first three find who
 * moved, the last who has another phone and a slip in the name.
 */
export function blocksOf({ name, idNumber, birthDate, phone, area }: Traits): string[] {
  const blocks = [];
  if (idNumber !== null) blocks.push(`number ${idNumber}`);
  if (phone !== null) blocks.push(`phone ${phone}`);
  if (birthDate !== null) blocks.push(`name-year ${name} ${birthDate.slice(0, 4)}`);
  if (area !== null) blocks.push(`name-county ${name} ${area.slice(0, 6)}`);
  if (birthDate !== null && area !== null) blocks.push(`born ${birthDate} ${area.slice(0, 6)}`);
  return blocks;
}

/** Whether two are compared at all. */
export function shareBlock(a: Traits, b: Traits): boolean {
  const blocks = new Set(blocksOf(a));
  return blocksOf(b).some((block) => blocks.has(block));
}
