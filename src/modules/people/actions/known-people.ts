import type { Context } from '../../../ground/context.ts';
import { facts } from '../load-facts.ts';
import { type LatestEntry, latestOfMany, people, today } from '../store.ts';
import { baseOf, type CurrentFact, currentFact } from './get-current.ts';

/** Somebody with what is known of him now, and who answers for him; nothing that says who he is. */
export interface PersonKnown {
  personId: string;
  areaCode: string;
  areaLo: number;
  known: ReadonlyMap<string, CurrentFact>;
}

/**
 * What is known now of many at once, for rules that ask about several facts together; in the order of their ids. Who has died, was merged
 * into another or is not in the scope is missing. Sealed facts cannot be asked for.
 * @param which these people, or the next `most` after an id.
 * @throws Error for a fact that is sealed or not declared.
 */
export async function knownPeople(
  ctx: Context,
  wanted: readonly string[],
  which: { ids: readonly string[] } | { after: string; most: number },
): Promise<PersonKnown[]> {
  const declared = wanted.map((id) => facts().get(id));
  for (const { id, sealed } of declared) if (sealed) throw new Error(`${id} is sealed`);
  const all = people(ctx)
    .selectFrom('person')
    .select(['person_id', 'area_code', 'area_lo', 'birth_date', 'sex', 'name_mask', 'id_number_mask'])
    .select('phone_mask')
    .where('died_on', 'is', null)
    .orderBy('person_id');
  const some =
    'ids' in which
      ? all.where('person_id', '=', (any) => any.fn.any(any.val([...which.ids])))
      : all.where('person_id', '>', which.after).limit(which.most);
  const rows = await some.execute();
  const entries = await latestOfMany(
    ctx,
    rows.map(({ person_id }) => person_id),
    declared.map(baseOf),
  );
  const now = today(ctx);
  return rows.map((person) => {
    const logged = entries.get(person.person_id) ?? new Map<string, LatestEntry>();
    const known = new Map<string, CurrentFact>();
    for (const fact of declared) {
      const entry = logged.get(baseOf(fact));
      if (entry) known.set(fact.id, currentFact(fact, entry, person, now));
    }
    return { personId: person.person_id, areaCode: person.area_code, areaLo: person.area_lo, known };
  });
}
