/** What a score is made of. */
export const scoreParts = ['title', 'occupation', 'place', 'pay', 'skills', 'newness', 'answers'] as const;
export type ScorePart = (typeof scoreParts)[number];

/** Each value of a part is a whole number 0–1000; null: the person said nothing, or the posting does not. */
export type PartValues = Record<ScorePart, number | null>;

/**
 * What keeps a posting out of somebody's list: facts on both sides that do not meet. `reach`: the way is longer than he said; `remote`: done from
 * home, which he does not want; `certificate`, `age`: the law. What is not said, on either side, keeps nothing out.
 */
export const limits = [
  'age',
  'certificate',
  'reach',
  'remote',
  'pay',
  'education',
  'experience',
  'nights',
  'childcare',
  'wheelchair',
] as const;
export type Limit = (typeof limits)[number];

/** What may be put to somebody as an if; a wheelchair is no wish that anybody could give up. */
export const changeKinds = [
  'certificate',
  'occupation',
  'pay',
  'reach',
  'nights',
  'childcare',
  'remote',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** What a posting is explained by. */
export const reasonParts = [
  ...scoreParts,
  'education',
  'experience',
  'certificate',
  'age',
  'nights',
  'childcare',
  'wheelchair',
] as const;
export type ReasonPart = (typeof reasonParts)[number];

/** An advertisement collected in an earlier year may be filled. */
export function isOld(collectedYear: number | null, thisYear: number): boolean {
  return collectedYear !== null && collectedYear < thisYear;
}
