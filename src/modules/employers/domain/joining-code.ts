/** Ten digits: typed on the keys of a telephone and read out on one; ten thousand million, rated and gone in ten minutes. */
export const codeDigits = 10;

export const codeMinutes = 10;

/** Three, three, four: as one reads out a number. */
export function showJoiningCode(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3, 6)} ${code.slice(6)}`;
}

/** A code as somebody typed it; undefined where it cannot be one. */
export function readJoiningCode(typed: string): string | undefined {
  const digits = typed.normalize('NFKC').replace(/[\s\p{Cf}\p{Pd}]/gu, '');
  return /^\d{10}$/.test(digits) ? digits : undefined;
}
