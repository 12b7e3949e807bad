import { sql } from 'kysely';
import { type Day, isDay, parseDay } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { people } from '../store.ts';

/** One word on somebody's work, by himself, at a counter or by a department. */
interface WorkSaid {
  /** From when it holds. */
  on: Day;
  /** `since`: at work where he is now since this day; null: recorded as not known. */
  said: { status: string | null } | { since: Day | null };
}

const facts = ['person.employment_status', 'person.employed_since'];

/** What was ever said of whether these people work, the earliest first, by person: for counting by a job. Who was never asked is missing. */
export async function workSaid(ctx: Context, personIds: readonly string[]): Promise<Map<string, WorkSaid[]>> {
  const rows = await people(ctx)
    .selectFrom('fact_log')
    .select(['person_id', 'fact', 'value', 'valid_from'])
    .where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`)
    .where('fact', 'in', facts)
    .orderBy('valid_from')
    .orderBy('recorded_at')
    .orderBy('entry_id')
    .execute();
  const said = new Map<string, WorkSaid[]>();
  for (const { person_id, fact, value, valid_from } of rows) {
    const text = typeof value === 'string' ? value : null;
    const before = said.get(person_id) ?? [];
    before.push({
      on: parseDay(valid_from),
      said:
        fact === 'person.employment_status'
          ? { status: text }
          : { since: text !== null && isDay(text) ? text : null },
    });
    said.set(person_id, before);
  }
  return said;
}
