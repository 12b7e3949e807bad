import { checkCharacter } from '../../people/domain/id-number.ts';

/** Made-up identity numbers, each another. */
export function idNumbers(first = 100) {
  let serial = first;
  return (born = '19900101') => {
    serial += 1;
    const front = `370705${born}${serial}`;
    return front + checkCharacter(front);
  };
}
