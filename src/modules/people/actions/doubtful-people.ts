import { sql } from 'kysely';
import { type Day, parseDay } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { openColumn, people } from '../store.ts';

/** People behind one telephone number; the number itself goes nowhere. */
export interface PhoneShare {
  /** The number's blind index in hexadecimal. */
  phone: string;
  people: {
    personId: string;
    birthDate: Day;
    residenceArea: string | null;
    areaCode: string;
    areaLo: number;
  }[];
}

/**
 * Telephone numbers under which more than `least` people stand, by a job. Numbers are sealed, so those are opened alone whose mask so
 * many share, and they are compared by their index.
 */
export async function sharedPhones(ctx: Context, least: number): Promise<PhoneShare[]> {
  const rows = await people(ctx)
    .selectFrom('person')
    .selectAll()
    .where(
      'phone_mask',
      'in',
      sql<string>`(select phone_mask from people.person where phone_mask is not null group by 1 having count(*) > ${least})`,
    )
    .execute();
  const shares = new Map<string, PhoneShare>();
  for (const row of rows) {
    const number = openColumn(ctx, row, 'phone_sealed');
    if (number === null) continue;
    const phone = ctx.cipher.index('people.phone', number).toString('hex');
    const share = shares.get(phone) ?? { phone, people: [] };
    share.people.push({
      personId: row.person_id,
      birthDate: parseDay(row.birth_date),
      residenceArea: row.residence_area,
      areaCode: row.area_code,
      areaLo: row.area_lo,
    });
    shares.set(phone, share);
  }
  return [...shares.values()].filter((share) => share.people.length > least);
}

/** The days on which people died, by person, as a department has said; by a job. */
export async function daysOfDeath(ctx: Context): Promise<Map<string, Day>> {
  const rows = await people(ctx)
    .selectFrom('person')
    .select(['person_id', 'died_on'])
    .where('died_on', 'is not', null)
    .execute();
  return new Map(
    rows.flatMap(({ person_id, died_on }) => (died_on ? [[person_id, parseDay(died_on)] as const] : [])),
  );
}

/** Names of people as masks, by person, of those whom the scope shows; for lists of staff. */
export async function namesMasked(ctx: Context, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await people(ctx)
    .selectFrom('person')
    .select(['person_id', 'name_mask'])
    .where('person_id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.person_id, row.name_mask]));
}
