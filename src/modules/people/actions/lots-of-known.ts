import type { Context } from '../../../ground/context.ts';
import { facts } from '../load-facts.ts';
import { type LatestEntry, latestOfMany, people, today } from '../store.ts';
import { baseOf, type CurrentFact, currentFact } from './get-current.ts';

/** What is known of somebody, for counting: where he is answered for, and nothing that says who he is. */
interface Known {
  areaCode: string;
  known: ReadonlyMap<string, CurrentFact>;
}

const perLot = 500;

/**
 * Everybody alive whom the scope shows with these facts as they are now, lot by lot: for counting by a job. Of whom a rule holds hangs on
 * days and answers together, so that no counts of single facts would do. Sealed facts cannot be asked for.
 * @throws Error for a fact that is sealed or not declared.
 */
export async function* lotsOfKnown(ctx: Context, wanted: readonly string[]): AsyncGenerator<Known[]> {
  const declared = wanted.map((id) => facts().get(id));
  for (const { id, sealed } of declared) if (sealed) throw new Error(`${id} is sealed`);
  const now = today(ctx);
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await people(ctx)
      .selectFrom('person')
      .select(['person_id', 'area_code', 'birth_date', 'sex', 'name_mask', 'id_number_mask', 'phone_mask'])
      .where('person_id', '>', after)
      .where('died_on', 'is', null)
      .orderBy('person_id')
      .limit(perLot)
      .execute();
    const entries = await latestOfMany(
      ctx,
      rows.map(({ person_id }) => person_id),
      declared.map(baseOf),
    );
    yield rows.map((person) => {
      const logged = entries.get(person.person_id) ?? new Map<string, LatestEntry>();
      const known = new Map<string, CurrentFact>();
      for (const fact of declared) {
        const entry = logged.get(baseOf(fact));
        if (entry) known.set(fact.id, currentFact(fact, entry, person, now));
      }
      return { areaCode: person.area_code, known };
    });
    const last = rows.at(-1);
    if (rows.length < perLot || !last) return;
    after = last.person_id;
  }
}
