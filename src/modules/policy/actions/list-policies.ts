import { type Day, dayOf } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { loadGroups } from '../../groups/index.ts';
import { type Current, currentReading } from '../current-catalogue.ts';
import { amountWords } from '../domain/amount-words.ts';
import type { Policy } from '../domain/definition.ts';
import type { Library, LibraryEntry } from '../domain/library/library.ts';
import { search } from '../domain/library/search.ts';
import { validityOn } from '../domain/library/validity.ts';
import { loadLibrary } from '../load-library.ts';

/** What is looked for: words as they are typed, a group, a turn of life, for oneself or for a unit. */
export interface LibraryQuery {
  q?: string;
  group?: string;
  event?: string;
  subject?: 'person' | 'unit';
}

/** A policy as lists and its page have it. */
export function lineOf(policy: Policy, { short }: LibraryEntry, today: Day) {
  const { id, name, subject, city, standing, off } = policy;
  return {
    id,
    name,
    short,
    subject,
    city,
    amount: amountWords(policy),
    validity: validityOn(policy, today),
    unread: off || standing === 'recalled',
  };
}

const withShort = (entry: LibraryEntry, versions: Current['versions']): LibraryEntry => ({
  ...entry,
  short: versions.get(entry.policy)?.short ?? entry.short,
});

/** How a policy is found, with the sentence that its text of today has. */
export function entryNow(
  versions: Current['versions'],
  { entries }: Library,
  id: string,
): LibraryEntry | undefined {
  const entry = entries.find((one) => one.policy === id);
  return entry && withShort(entry, versions);
}

/** What can be had today comes first, then what nobody has read, then what is over. */
const rank = ({ validity, unread }: ReturnType<typeof lineOf>) =>
  validity.today === 'ended' ? 2 : unread || validity.today === 'not-yet' ? 1 : 0;

/**
 * The library: all policies, or those that match everything that is asked; by likeness where words are given. A group's policies are those of
 * its parts too.
 */
export async function listPolicies(ctx: Context, { q = '', group, event, subject }: LibraryQuery) {
  const today = dayOf(ctx.clock.now());
  const { library, index } = loadLibrary();
  const {
    catalogue: { policies },
    versions,
  } = await currentReading(ctx);
  const { groups } = loadGroups();
  const wanted = new Set(
    groups.filter(({ id, part_of }) => id === group || part_of === group).map(({ id }) => id),
  );
  const lines = library.entries
    .filter((entry) => group === undefined || entry.groups.some((one) => wanted.has(one)))
    .filter((entry) => event === undefined || entry.events.includes(event))
    .flatMap((entry) => {
      const policy = policies.find(({ id }) => id === entry.policy);
      return policy && (subject === undefined || policy.subject === subject)
        ? lineOf(policy, withShort(entry, versions), today)
        : [];
    });
  const likely = q.trim() === '' ? undefined : search(index, q).map(({ id }) => id);
  const named = (of: readonly { id: string; name: { zh: string; en: string } }[], id: string | undefined) =>
    of.filter((each) => each.id === id).map(({ name }) => name.zh);
  const forWhom = { person: '个人', unit: '单位' };
  const asked = [
    ...(q.trim() === '' ? [] : [q.trim()]),
    ...named(library.events, event),
    ...named(groups, group),
    ...(subject === undefined ? [] : [forWhom[subject]]),
  ];
  return {
    asked: asked.length === 0 ? null : asked.join('、'),
    policies: likely
      ? likely.flatMap((id) => lines.filter((line) => line.id === id))
      : lines.sort((one, other) => rank(one) - rank(other)),
    events: [...library.events],
    groups: groups
      .filter(({ part_of }) => part_of === undefined)
      .map(({ id, short }) => ({ id, name: short })),
  };
}
