import { addDays, type Day } from '../../../ground/clock/day.ts';

/** A text of a policy that came after the one that ships. */
export interface PolicyVersion {
  /** In the order in which they were approved. */
  seq: number;
  policyId: string;
  /** The first day on which it is in force, as it says itself. */
  from: Day;
  /** When it was approved: before that nobody could go by it. */
  knownAt: Date;
}

/**
 * The text of each policy that holds on a day, by what was known at a moment: the one that was approved last of those in force from that
 * day or before. A correction with the same first day takes the place of what it corrects; a text for next year waits. Policies that are
 * not in it go by the text that ships.
 * @param versions in the order in which they were approved.
 * @param knownBy null: by everything that is known.
 */
export function versionsOn<V extends PolicyVersion>(
  versions: readonly V[],
  { asOf, knownBy }: { asOf: Day; knownBy: Date | null },
): ReadonlyMap<string, V> {
  const known = versions.filter(
    ({ from, knownAt }) => from <= asOf && (knownBy === null || knownAt <= knownBy),
  );
  return new Map(known.map((version) => [version.policyId, version]));
}

/**
 * The days for which each text holds by everything that is known: until the day before a later one takes over; `until` null: until it ends by
 * itself. One that was corrected for all its days holds on none, and its `until` lies before its `from`.
 * @param versions in the order in which they were approved; the one that ships comes first.
 */
export function spansOf<V extends Pick<PolicyVersion, 'from'>>(
  versions: readonly V[],
): { version: V; from: Day; until: Day | null }[] {
  return versions.map((version, at) => {
    const [next] = versions
      .slice(at + 1)
      .map(({ from }) => from)
      .sort();
    return { version, from: version.from, until: next === undefined ? null : addDays(next, -1) };
  });
}
