import type { Context } from '../../../ground/context.ts';
import { say } from '../../../ground/events/say.ts';
import {
  firstEntries,
  idTaken,
  type NewPerson,
  type ReadPerson,
  readNewPerson,
  rowOf,
} from '../new-person.ts';
import { addPhone, admitNewcomers, indexOf, insertEntries, people, underIndex } from '../store.ts';

/**
 * The person with this id number, made if there is none: one person for one number, however many ask at once. Who exists keeps
 * his data as they are; the name and phone given here are not compared with them and not written.
 * @returns the person's id; `created` is for the act that goes on, not for the page.
 * @throws Problem 422 naming /idNumber, /name, /phone, /residenceArea; 409 `person-id-taken`.
 */
export async function createOrFindPerson(
  ctx: Context,
  input: NewPerson,
): Promise<{ personId: string; created: boolean }> {
  const person = readNewPerson(ctx, input);
  const index = indexOf.idNumber(ctx, person.idNumber.number);
  return underIndex(ctx, 'app.identity', index, async () => {
    const made = await people(ctx)
      .insertInto('identity')
      .values({ blind_index: index, person_id: input.personId })
      .onConflict((conflict) => conflict.column('blind_index').doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows === 1n) {
      await insertPerson(ctx, input.personId, person);
      await say(ctx, 'people.person-made@1', { personId: input.personId });
      return { personId: input.personId, created: true };
    }
    const { person_id } = await people(ctx)
      .selectFrom('identity')
      .select('person_id')
      .where('blind_index', '=', index)
      .executeTakeFirstOrThrow();
    return { personId: person_id, created: false };
  });
}

async function insertPerson(ctx: Context, personId: string, person: ReadPerson): Promise<void> {
  const row = rowOf(ctx, personId, person);
  const inserted = await people(ctx)
    .insertInto('person')
    .values(row)
    // No conflict column is named: naming one takes the right to see the new row, and a visitor has none.
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 1n) throw idTaken();
  await admitNewcomers(ctx, [personId]);
  await insertEntries(ctx, row, firstEntries(ctx, person));
  await admitNewcomers(ctx, []);
  if (person.phone) await addPhone(ctx, personId, person.phone);
}
