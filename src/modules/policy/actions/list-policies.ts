import { type Day, dayOf } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { loadGroups } from '../../groups/index.ts';
import { currentCatalogue } from '../current-catalogue.ts';
import { amountWords } from '../domain/amount-words.ts';
import type { Policy } from '../domain/definition.ts';
import type { LibraryEntry } from '../domain/library/library.ts';
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
  const { policies } = await currentCatalogue(ctx);
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
        ? lineOf(policy, entry, today)
        : [];
    });
  const likely = q.trim() === '' ? undefined : search(index, q).map(({ id }) => id);
  return {
    policies: likely
      ? likely.flatMap((id) => lines.filter((line) => line.id === id))
      : lines.sort((one, other) => rank(one) - rank(other)),
    events: [...library.events],
    groups: groups
      .filter(({ part_of }) => part_of === undefined)
      .map(({ id, short }) => ({ id, name: short })),
  };
}
