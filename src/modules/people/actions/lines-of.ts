import { sql } from 'kysely';
import { loadAreas } from '../../../ground/areas/load.ts';
import { type Day, dayOf } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { people } from '../store.ts';

/** A person beside another, to be told apart: masks, and of the birthday the year. */
export interface MaskedPerson {
  personId: string;
  name: string;
  idNumber: string;
  birthYear: string;
  phone: string | null;
  area: string;
  registeredOn: Day;
}

/** The people with these ids as far as the actor sees them, by id. */
export async function linesOf(
  ctx: Context,
  personIds: readonly string[],
): Promise<Map<string, MaskedPerson>> {
  if (personIds.length === 0) return new Map();
  const rows = await people(ctx)
    .selectFrom('person')
    .select([
      'person_id',
      'name_mask',
      'id_number_mask',
      'birth_date',
      'phone_mask',
      'area_code',
      'registered_at',
    ])
    .where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`)
    .execute();
  return new Map(
    rows.map((row) => [
      row.person_id,
      {
        personId: row.person_id,
        name: row.name_mask,
        idNumber: row.id_number_mask,
        birthYear: row.birth_date.slice(0, 4),
        phone: row.phone_mask,
        area: loadAreas().fullName(row.area_code),
        registeredOn: dayOf(row.registered_at),
      },
    ]),
  );
}
