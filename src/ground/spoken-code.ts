/**
 * Characters of a continue-code: no two look alike (0/O/Q/D, 1/I/L, 2/Z, 5/S, 6/G, 8/B, U/V have one of each, or none) and N, which sounds
 * like M, is out. 23 of them, so eight carry 36 bits.
 */
export const codeAlphabet = '23456789ACEFHJKMPRTUWXY';

export const codeLength = 8;

/** Minutes for which a code can be used. */
export const codeMinutes = 10;

/** A code from whole numbers below 23, which the caller takes from a secure source. */
export function codeFrom(numbers: readonly number[]): string {
  return numbers.map((number) => codeAlphabet.charAt(number)).join('');
}

/** As it is shown and spoken: two groups of four. */
export function showCode(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`;
}

// What people type for a character that the code does not have.
const meant: Record<string, string> = { Z: '2', S: '5', G: '6', B: '8', V: 'U', N: 'M' };

/**
 * A code as somebody typed it: small letters, full-width signs, blanks and hyphens are understood, and so are characters that
 * look or sound like the one meant.
 * @returns undefined where it cannot be a code.
 */
export function readCode(typed: string): string | undefined {
  const code = Array.from(
    typed
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\s\p{Pd}_.]/gu, ''),
  )
    .map((character) => meant[character] ?? character)
    .join('');
  const known = Array.from(code).every((character) => codeAlphabet.includes(character));
  return known && code.length === codeLength ? code : undefined;
}
