/** In what a person's own words were read. */
export const evidenceFrom = ['text', 'docx', 'pdf'] as const;

/** Where one thing that was told stands in the person's own words. */
export interface Evidence {
  /** Which item of a list; null: the value itself. */
  item: string | null;
  /** The few words around it. */
  quote: string;
  from: (typeof evidenceFrom)[number];
  /** The year that the words give it. */
  year: number | null;
}

/** More is no evidence, but the text itself. */
export const longestQuote = 60;
