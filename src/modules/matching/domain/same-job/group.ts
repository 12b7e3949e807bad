import { type Ad, agree } from './agree.ts';

/**
 * More advertisements of one key are not grouped: a hundred numbers under one title are not one job, and each is compared with each. Of
 * 79,271 collected ones at most 43 have one key.
 */
export const mostOfOneKey = 100;

/** An advertisement with what its place in a group goes by. */
export interface GroupedAd extends Ad {
  sourceId: string;
  /** Parts of art. 24 that it lacks. */
  missing: readonly unknown[];
}

/** Negative: the greater stands first; what is not known stands last. */
function greaterFirst<T extends number | string>(one: T | null, other: T | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return one < other ? 1 : Number(one < other) - Number(one > other);
}

const depthOf = ({ areaCode, remote }: Ad) => (remote ? 12 : (areaCode ?? '').replace(/(00)+$/, '').length);

/**
 * Newest first, then the one that is found in the narrowest area and by its pay, then the fullest. Site and number decide at last, so
 * that it does not depend on which came first.
 */
function compareLead(one: GroupedAd, other: GroupedAd): number {
  return (
    greaterFirst(one.collectedYear, other.collectedYear) ||
    greaterFirst(depthOf(one), depthOf(other)) ||
    Number(one.payLow === null) - Number(other.payLow === null) ||
    one.missing.length - other.missing.length ||
    greaterFirst(one.postedDay, other.postedDay) ||
    greaterFirst(one.description?.length ?? 0, other.description?.length ?? 0) ||
    greaterFirst(other.site ?? '', one.site ?? '') ||
    greaterFirst(other.sourceId, one.sourceId)
  );
}

/**
 * Which of the advertisements of one key are one job. Two are, where they agree and agree with exactly the same others: an
 * advertisement that could be one with two which are not one with each other (without a place, between two towns) is left alone. So it
 * is an equivalence, whatever `agree` says, and does not depend on the order in which they came.
 * @returns groups of two and more, the one that leads first.
 */
export function groupAds<One extends GroupedAd>(ads: readonly One[]): One[][] {
  const groups = new Map<string, One[]>();
  for (const [at, one] of ads.entries()) {
    const agreed = ads.map((other, to) => (at === to || agree(one, other) ? '1' : '0')).join('');
    const group = groups.get(agreed);
    if (group) group.push(one);
    else groups.set(agreed, [one]);
  }
  return [...groups.values()].filter(({ length }) => length > 1).map((group) => group.sort(compareLead));
}
