/** A count as it is printed: 12,466. */
export const numeral = (count: number) => count.toLocaleString('en-US');
