/** What is compared of two people. A value that nobody has said is null and counts neither for nor against. */
export interface Traits {
  /** In the one spelling of the register. */
  name: string;
  /** 18 or 15 characters as typed, capital X; null where none was given. */
  idNumber: string | null;
  /** Whether the number passes its own check. */
  idValid: boolean;
  /** YYYY-MM-DD. */
  birthDate: string | null;
  /** GB/T 2261.1. */
  sex: '1' | '2' | null;
  /** 11 digits. */
  phone: string | null;
  /** 12 digits; a county's where the township is not known. */
  area: string | null;
}

/** How two values may agree, from most to least. */
export const levels = {
  name: ['equal', 'alike', 'one', 'surname', 'different'],
  idNumber: ['equal', 'slip', 'sequence', 'different'],
  birthDate: ['equal', 'slip', 'different'],
  phone: ['equal', 'slip', 'different'],
  area: ['township', 'county', 'different'],
  sex: ['equal', 'different'],
} as const;

export type Trait = keyof typeof levels;

export const traits = Object.keys(levels) as Trait[];

/** How two people agree in each trait; null: one of the two is not known, or another trait has said it already. */
export type Agreement = { readonly [T in Trait]: (typeof levels)[T][number] | null };

/** An agreement as text, the same for equal ones: what is counted when weights are learnt; it holds no value of anybody. */
export function patternOf(agreement: Agreement): string {
  return traits.map((trait) => agreement[trait] ?? '-').join(' ');
}

/** The agreement back from its text. @throws Error where it is no pattern. */
export function agreementOf(pattern: string): Agreement {
  const words = pattern.split(' ');
  const read = traits.map((trait, at) => {
    const word = words[at];
    const known: readonly string[] = levels[trait];
    if (word === undefined || (word !== '-' && !known.includes(word))) throw new Error('no such pattern');
    return [trait, word === '-' ? null : word];
  });
  return Object.fromEntries(read) as unknown as Agreement;
}
