import type { Context } from '../../../ground/context.ts';
import { readIdNumber } from '../domain/id-number.ts';
import { readPhone } from '../domain/phone.ts';
import { indexOf, people, today, underIndex } from '../store.ts';

/**
 * The person with this id number, anywhere; undefined where there is none or the number cannot be one. For acts that go on from it:
 * whether somebody exists is no answer to a page.
 */
export async function findByIdNumber(ctx: Context, idNumber: string): Promise<string | undefined> {
  const reading = readIdNumber(idNumber, today(ctx));
  if (!reading.ok) return undefined;
  const index = indexOf.idNumber(ctx, reading.value.number);
  const found = await underIndex(ctx, 'app.identity', index, () =>
    people(ctx)
      .selectFrom('identity')
      .select('person_id')
      .where('blind_index', '=', index)
      .executeTakeFirst(),
  );
  return found?.person_id;
}

/** The ids of all who gave this phone number; internal like `findByIdNumber`. */
export async function findByPhone(ctx: Context, phone: string): Promise<string[]> {
  const reading = readPhone(phone);
  if (!reading.ok) return [];
  const index = indexOf.phone(ctx, reading.value);
  const found = await underIndex(ctx, 'app.phone', index, () =>
    people(ctx).selectFrom('phone_index').select('person_id').where('blind_index', '=', index).execute(),
  );
  return found.map(({ person_id }) => person_id);
}
