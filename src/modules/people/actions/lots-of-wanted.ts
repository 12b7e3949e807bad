import { sql } from 'kysely';
import { dayOf, parseDay } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { facts } from '../load-facts.ts';
import { people } from '../store.ts';
import { staleFrom } from './get-current.ts';

/** What somebody was looking for; nothing says who it is. */
interface Wanted {
  /** Where he is looked after now. */
  areaLo: number;
  /** For each moment the work he wanted, as he wrote it; null: no wish was in force. */
  wanted: (string[] | null)[];
}

const perLot = 2000;
const fact = 'person.wanted_jobs';

/**
 * Of everybody whom the scope shows and who has ever said which work he wants, what he wanted at these moments, lot by lot: for counting, by a
 * job. A wish is in force from when it was recorded until it is taken back, so old that it has to be asked again (`staleAfter`), or he has died.
 */
export async function* lotsOfWanted(ctx: Context, moments: readonly Date[]): AsyncGenerator<Wanted[]> {
  const declared = facts().get(fact);
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const lot = await people(ctx)
      .selectFrom('person')
      .select(['person_id', 'area_lo', 'died_on'])
      .where('person_id', '>', after)
      .orderBy('person_id')
      .limit(perLot)
      .execute();
    const entries = await entriesOf(
      ctx,
      lot.map(({ person_id }) => person_id),
    );
    yield lot.flatMap((person): Wanted[] => {
      const said = entries.get(person.person_id);
      if (!said) return [];
      const wanted = moments.map((moment) => {
        const day = dayOf(moment);
        if (person.died_on !== null && person.died_on <= day) return null;
        // The latest first, as `getCurrent` reads them.
        const entry = said.find(({ recorded_at, valid_from }) => recorded_at <= moment && valid_from <= day);
        const stale = entry && staleFrom({ fact: declared, validFrom: parseDay(entry.valid_from) });
        if (!entry || !Array.isArray(entry.value) || (stale && stale <= day)) return null;
        const titles = entry.value.filter((title) => typeof title === 'string');
        return titles.length > 0 ? titles : null;
      });
      return wanted.some((each) => each !== null) ? [{ areaLo: person.area_lo, wanted }] : [];
    });
    const last = lot.at(-1);
    if (lot.length < perLot || !last) return;
    after = last.person_id;
  }
}

async function entriesOf(ctx: Context, personIds: readonly string[]) {
  const rows = await people(ctx)
    .selectFrom('fact_log')
    .select(['person_id', 'value', 'valid_from', 'recorded_at'])
    .where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`)
    .where('fact', '=', fact)
    .orderBy('valid_from', 'desc')
    .orderBy('recorded_at', 'desc')
    .orderBy('entry_id', 'desc')
    .execute();
  const found = new Map<string, typeof rows>();
  for (const row of rows) {
    const before = found.get(row.person_id);
    if (before) before.push(row);
    else found.set(row.person_id, [row]);
  }
  return found;
}
