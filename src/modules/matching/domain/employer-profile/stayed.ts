import { addDays, type Day } from '../../../../ground/clock/day.ts';

/** One word on somebody's work, with the day from which it holds; `since`: at work where he is now since that day. */
interface Said {
  on: Day;
  said: { status: string | null } | { since: Day | null };
}

/** Whether somebody who was hired was still there so many days later; `unknown`: nobody has said so. */
export type Stay = 'stayed' | 'left' | 'unknown';

/**
 * What the words on somebody's work say of one hire. He left where he was said not to be employed within the days, or to have begun elsewhere in
 * them; he stayed where he was said to be employed on a day after them, and nothing says that he began elsewhere before. A silence is no stay.
 * @param said in the order of their days.
 */
export function stayOf(said: readonly Said[], startOn: Day, days: number): Stay {
  const until = addDays(startOn, days);
  const since = said.filter(({ on }) => on > startOn);
  const left = since.some(({ on, said: word }) =>
    'status' in word
      ? on <= until && word.status !== null && word.status !== 'employed'
      : word.since !== null && word.since > startOn && word.since <= until,
  );
  if (left) return 'left';
  const after = since.find(({ on, said: word }) => on > until && 'status' in word && word.status !== null);
  if (!after || !('status' in after.said) || after.said.status !== 'employed') return 'unknown';
  // Employed, and perhaps by the next one: then nobody has said when he left.
  const moved = since.some(
    ({ said: word }) =>
      'since' in word && word.since !== null && word.since > startOn && word.since <= after.on,
  );
  return moved ? 'unknown' : 'stayed';
}
