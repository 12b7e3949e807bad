import { sql } from 'kysely';
import { loadAreas } from '../../../ground/areas/load.ts';
import { type Day, dayOf } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { fieldProblem } from '../../../ground/problem.ts';
import { readPersonName } from '../domain/person-name.ts';
import { indexOf, people } from '../store.ts';

const pageSize = 20;

export interface PeopleSearch {
  /** The whole name as on the card; it is found by its blind index, so parts of a name find nobody. */
  name?: string;
  /** The last four digits of the phone. */
  phoneEnd?: string;
  /** From 1. */
  page?: number;
}

/** A person in a list: masks only. */
export interface PersonLine {
  personId: string;
  name: string;
  idNumber: string;
  phone: string | null;
  area: string;
  registeredOn: Day;
}

/** The people of the actor's area, the newest first, masked; what else exists is not told, and not counted. */
export async function searchPeople(
  ctx: Context,
  { name, phoneEnd, page = 1 }: PeopleSearch,
): Promise<{ people: PersonLine[]; more: boolean }> {
  let query = people(ctx)
    .selectFrom('person')
    .select(['person_id', 'name_mask', 'id_number_mask', 'phone_mask', 'area_code', 'registered_at']);
  if (name !== undefined) {
    const reading = readPersonName(name);
    if (!reading.ok) throw fieldProblem('/name', reading.reasons[0].code, reading.reasons[0].detail);
    query = query.where('name_index', '=', indexOf.name(ctx, reading.value));
  }
  if (phoneEnd !== undefined) query = query.where(sql<string>`right(phone_mask, 4)`, '=', phoneEnd);
  const rows = await query
    .orderBy('registered_at', 'desc')
    .orderBy('person_id', 'desc')
    .limit(pageSize + 1)
    .offset((page - 1) * pageSize)
    .execute();
  const found = rows.slice(0, pageSize).map(
    (row): PersonLine => ({
      personId: row.person_id,
      name: row.name_mask,
      idNumber: row.id_number_mask,
      phone: row.phone_mask,
      area: loadAreas().fullName(row.area_code),
      registeredOn: dayOf(row.registered_at),
    }),
  );
  return { people: found, more: rows.length > pageSize };
}
