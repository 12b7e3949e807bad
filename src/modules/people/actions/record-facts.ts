import type { Updateable } from 'kysely';
import { loadAreas } from '../../../ground/areas/load.ts';
import type { Context } from '../../../ground/context.ts';
import { say } from '../../../ground/events/say.ts';
import { Problem } from '../../../ground/problem.ts';
import { columnsOf } from '../columns-of.ts';
import { readTold, type ToldFact } from '../read-told.ts';
import {
  addPhone,
  dropPhone,
  type Entry,
  findLatestEntries,
  insertEntries,
  type LatestEntry,
  lockPersonRow,
  openColumn,
  type PersonRow,
  people,
} from '../store.ts';
import type { Person } from '../tables.ts';

/**
 * Records facts about a person: the log and the current row in one transaction. What is already known just so is not
 * written again; what is told late about an earlier day is logged and leaves the current row. A new 常住地 moves the person to the
 * area that is responsible there (`people.person-moved@1`).
 * @throws Problem 404 `person-not-here`; 422 `facts-not-readable` (see `readTold`), nothing being written;
 *   403 `visit-needed`.
 */
export async function recordFacts(ctx: Context, personId: string, told: readonly ToldFact[]): Promise<void> {
  const entries = readTold(ctx, told);
  const person = await lockPersonRow(ctx, personId);
  const known = await findLatestEntries(
    ctx,
    personId,
    entries.map(({ fact }) => fact.id),
  );
  const news = entries.filter((entry) => !isKnown(entry, known.get(entry.fact.id)));
  if (news.length === 0) return;
  const lastRecorded = Math.max(...[...known.values()].map(({ recordedAt }) => recordedAt.getTime()));
  await insertEntries(ctx, person, news, known.size > 0 ? new Date(lastRecorded) : null);

  const current = news.filter(({ fact, validFrom }) => validFrom >= (known.get(fact.id)?.validFrom ?? ''));
  await changePerson(ctx, person, current);
  if (current.length > 0) {
    const payload = { personId, facts: current.map(({ fact }) => fact.id) };
    await say(ctx, 'people.facts-recorded@1', payload, [`person:${personId}`]);
  }
}

function isKnown({ value, validFrom, source }: Entry, latest: LatestEntry | undefined): boolean {
  if (!latest) return value === null; // not known stays not known
  const sameSource = latest.source.kind === source.kind && latest.source.name === source.name;
  const same = JSON.stringify(latest.value) === JSON.stringify(value);
  return sameSource && same && latest.validFrom === validFrom;
}

async function changePerson(ctx: Context, person: PersonRow, entries: readonly Entry[]): Promise<void> {
  const changes: Updateable<Person> = {};
  for (const { fact, value } of entries)
    Object.assign(changes, columnsOf(ctx, person.person_id, fact, value));
  const residence = changes.residence_area;
  const moved = residence != null && residence !== person.area_code ? loadAreas().get(residence) : null;
  if (moved) {
    refuseOutOfSight(ctx, person.person_id, moved.lo);
    Object.assign(changes, { area_code: moved.code, area_lo: moved.lo });
  }

  if (changes.phone_sealed !== undefined) await replacePhone(ctx, person, entries);
  if (moved) {
    await people(ctx)
      .updateTable('fact_log')
      .set({ area_code: moved.code, area_lo: moved.lo })
      .where('person_id', '=', person.person_id)
      .execute();
  }
  if (Object.keys(changes).length > 0) {
    await people(ctx).updateTable('person').set(changes).where('person_id', '=', person.person_id).execute();
  }
  if (moved) {
    const { person_id: personId } = person;
    await say(ctx, 'people.person-moved@1', { personId, areaCode: moved.code, areaLo: moved.lo });
  }
}

async function replacePhone(ctx: Context, person: PersonRow, entries: readonly Entry[]): Promise<void> {
  const before = openColumn(ctx, person, 'phone_sealed');
  const after = entries.find(({ fact }) => fact.type === 'phone')?.value ?? null;
  if (before !== null && before !== after) await dropPhone(ctx, person.person_id, before);
  if (typeof after === 'string') await addPhone(ctx, person.person_id, after);
}

/** A staff member hands a person to another area only with the person there: else he would send away rows that he sees no more. */
function refuseOutOfSight({ scope }: Context, personId: string, areaLo: number): void {
  const inArea = scope.area !== null && scope.area.lo <= areaLo && areaLo <= scope.area.hi;
  if (scope.person === personId || inArea) return;
  throw new Problem(403, 'visit-needed', {
    zh: '改到别处的常住地，要先接待本人',
    en: 'To move a person to another area, please begin a visit with the person first',
  });
}
