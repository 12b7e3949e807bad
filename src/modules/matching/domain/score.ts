import type { Nearness } from './wishes.ts';

/** What a score is made of. */
export const scoreParts = ['title', 'place', 'pay', 'skills', 'newness', 'education', 'experience'] as const;
export type ScorePart = (typeof scoreParts)[number];

/**
 * How much each part weighs; those that the person said nothing about are left out of the sum. Set by hand, as a beginning: the
 * work itself before the way to it and what it pays.
 */
export const weights: Record<ScorePart, number> = {
  title: 40,
  place: 30,
  pay: 20,
  skills: 10,
  newness: 15,
  education: 5,
  experience: 5,
};

/** What a part counts where the advertisement does not say: less than a fit, more than a plain no. */
export const unsaid = 0.4;

export const nearnessValue: Record<Nearness, number> = { here: 1, city: 0.6, province: 0.2, elsewhere: 0 };

/** Each value of a part is 0–1; null: the person said nothing, or the advertisement does not. */
export type PartValues = Record<ScorePart, number | null>;

/** Years after which an advertisement counts as old as can be. */
export const oldest = 4;

/** An advertisement collected in an earlier year may be filled. */
export function isOld(collectedYear: number | null, thisYear: number): boolean {
  return collectedYear !== null && collectedYear < thisYear;
}
