import { addDays, type Day } from '../../../ground/clock/day.ts';

/** What is published: a station's page, a contact, an entry of a list. */
export type ItemKind = 'station' | 'contact' | 'list-entry';

/** The lists that stations show (双圈 三(一)2, and the consumption policies beside them). */
export const listCodes = ['rights', 'policy', 'agency', 'consumption'] as const;
export type ListCode = (typeof listCodes)[number];

/**
 * How far something published can be relied on: `fresh`; `due`, it lapses within `dueDays`; `overdue`, nobody has looked at it in
 * time; `unchecked`, nobody ever has.
 */
export type Freshness = 'fresh' | 'due' | 'overdue' | 'unchecked';

/** @param expiresOn the last day for which the check holds. */
export function freshnessOf(
  { checkedOn, expiresOn }: { checkedOn: Day | null; expiresOn: Day },
  today: Day,
  dueDays: number,
): Freshness {
  if (checkedOn === null) return 'unchecked';
  if (today > expiresOn) return 'overdue';
  return addDays(today, dueDays) > expiresOn ? 'due' : 'fresh';
}

/** How a task about something published ended: it was right, it was mended, it is no longer shown. */
export type Outcome = 'confirmed' | 'corrected' | 'taken-down';
