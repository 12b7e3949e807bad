import { sql, type Updateable } from 'kysely';
import type { Context } from '../../../ground/context.ts';
import { setLookups } from '../../../ground/database/scope.ts';
import { say } from '../../../ground/events/say.ts';
import { Problem } from '../../../ground/problem.ts';
import { audit } from '../../access/index.ts';
import { columnsOf } from '../columns-of.ts';
import { facts } from '../load-facts.ts';
import {
  addPhone,
  dropPhone,
  findLatestEntries,
  lockPersonRow,
  openColumn,
  type PersonRow,
  people,
} from '../store.ts';
import type { Person } from '../tables.ts';

/** By what it is known that two are one. */
export type MergeReason = 'card-seen' | 'person-said' | 'papers-agree';

export interface Merge {
  mergeId: string;
  /** Whose name, number and 常住地 stay. */
  into: string;
  from: string;
  why: MergeReason;
}

/** Who somebody is and who answers for him stay as they are with the one that stays; the other's stand in his own log. */
const kept = ['person.name', 'person.id_number', 'person.residence_area'];

/**
 * Makes two on record one person. The caller lets the other modules follow with what they keep of `from`, in this transaction. What was
 * said of `from` is entered once more under `into`, with its own day, source and who recorded it, and is in force there where it is the
 * later word. From now on his number and his phone lead to `into`; his own row is kept as it was and not shown.
 * @throws Problem 404 `person-not-here`; 409 `merged-already`, where one of the two has somebody merged into him that would be lost sight of.
 */
export async function mergePeople(ctx: Context, { mergeId, into, from, why }: Merge): Promise<void> {
  const by = staffOf(ctx);
  const [first, second] = await lockBoth(ctx, into, from);
  await refuseKeeper(ctx, from);
  await openMerge(ctx, [into, from]);
  await audit(ctx, { personId: into, purpose: 'check-record', what: [] });

  await copyLog(ctx, mergeId, first, second);
  const changes = await changesBy(ctx, first, mergeId);
  await people(ctx)
    .insertInto('merged')
    .values({
      merge_id: mergeId,
      from_person: from,
      into_person: into,
      from_lo: second.area_lo,
      into_lo: first.area_lo,
      at: sql`greatest(${ctx.clock.now()}::timestamptz, (
        select max(recorded_at) from people.fact_log where person_id = ${into}))`,
      by_staff: by,
      why,
      before: beforeOf(into, Object.keys(changes)),
    })
    .execute();
  await turnNumber(ctx, mergeId);
  await turnPhones(ctx, first, second, 'phone_sealed' in changes);
  if (Object.keys(changes).length > 0)
    await people(ctx).updateTable('person').set(changes).where('person_id', '=', into).execute();
  await people(ctx).updateTable('person').set({ merged_into: into }).where('person_id', '=', from).execute();
  await openMerge(ctx, []);
  await say(ctx, 'people.person-merged@1', { mergeId, intoPersonId: into, fromPersonId: from }, [
    `person:${into}`,
    `person:${from}`,
  ]);
}

/**
 * Takes a merge back: both are again as they were, and the caller lets the other modules follow. What was recorded of the one that stayed
 * since then stays with him.
 * @throws Problem 404 `merge-not-here` where there is none, it is taken back already, or the actor does not see both.
 */
export async function undoMerge(ctx: Context, mergeId: string): Promise<{ into: string; from: string }> {
  const by = staffOf(ctx);
  const merge = await people(ctx)
    .selectFrom('merged')
    .selectAll()
    .where('merge_id', '=', mergeId)
    .where('undone_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!merge) throw mergeNotHere();
  const { into_person: into, from_person: from } = merge;
  await openMerge(ctx, [into, from]);
  const [first, second] = await lockBoth(ctx, into, from);
  if (first.merged_into !== null) throw mergeNotHere();
  await audit(ctx, { personId: into, purpose: 'check-record', what: [] });

  await people(ctx)
    .updateTable('merged')
    .set({ undone_at: ctx.clock.now(), undone_by: by })
    .where('merge_id', '=', mergeId)
    .execute();
  await sql`select people.forget_copies(${mergeId})`.execute(ctx.tx);
  const columns = await columnsUntouched(ctx, into, merge.at, Object.keys(merge.before as object));
  await turnPhonesBack(ctx, first, second, columns.includes('phone_sealed'));
  await restore(ctx, into, mergeId, columns);
  await people(ctx).updateTable('person').set({ merged_into: null }).where('person_id', '=', from).execute();
  await turnNumber(ctx, mergeId);
  if (columns.includes('phone_sealed')) await addCurrentPhone(ctx, into);
  await openMerge(ctx, []);
  await say(ctx, 'people.merge-undone@1', { mergeId, intoPersonId: into, fromPersonId: from }, [
    `person:${into}`,
    `person:${from}`,
  ]);
  return { into, from };
}

/** Opens two rows to the statements that follow, also where one is not shown; no ids shut them again. */
function openMerge(ctx: Context, ids: readonly string[]): Promise<void> {
  return setLookups(
    ctx.tx,
    'app.merge',
    ids.map((id) => id.replaceAll('-', '')),
  );
}

/** Both rows, always locked in one order, so that two merges of the same two meet and do not wait for each other. */
async function lockBoth(ctx: Context, into: string, from: string): Promise<[PersonRow, PersonRow]> {
  const [earlier, later] = into < from ? [into, from] : [from, into];
  const rows = [await lockPersonRow(ctx, earlier), await lockPersonRow(ctx, later)];
  const by = (personId: string) => {
    const row = rows.find(({ person_id }) => person_id === personId);
    if (!row) throw new Error('a locked row is missing');
    return row;
  };
  return [by(into), by(from)];
}

async function refuseKeeper(ctx: Context, from: string): Promise<void> {
  const merge = await people(ctx)
    .selectFrom('merged')
    .select('merge_id')
    .where('into_person', '=', from)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  if (merge)
    throw new Problem(409, 'merged-already', {
      zh: '要并走的这个号下已并过别人，请留下这个号',
      en: 'Somebody was merged into this one already; please keep this one',
    });
}

async function copyLog(ctx: Context, mergeId: string, into: PersonRow, from: PersonRow): Promise<void> {
  await sql`
    insert into people.fact_log (person_id, entry_id, area_code, area_lo, fact, value, value_sealed, valid_from, recorded_at,
      source_kind, source_name, by_kind, by_id, skin, evidence, merge_id)
    select ${into.person_id}, entry_id, ${into.area_code}, ${into.area_lo}::int, fact, value, value_sealed, valid_from, recorded_at,
      source_kind, source_name, by_kind, by_id, skin, evidence, ${mergeId}
    from people.fact_log where person_id = ${from.person_id} and fact <> all(${kept}::text[])`.execute(
    ctx.tx,
  );
}

/** The columns of the first that the second's word now decides. */
async function changesBy(ctx: Context, into: PersonRow, mergeId: string): Promise<Updateable<Person>> {
  const { rows } = await sql<{ fact: string }>`
    select fact from (
      select distinct on (fact) fact, merge_id from people.fact_log where person_id = ${into.person_id}
      order by fact, valid_from desc, recorded_at desc, entry_id desc
    ) latest where merge_id = ${mergeId}`.execute(ctx.tx);
  const decided = await findLatestEntries(
    ctx,
    into.person_id,
    rows.map(({ fact }) => fact),
  );
  const changes: Updateable<Person> = {};
  for (const [id, { value }] of decided)
    Object.assign(changes, columnsOf(ctx, into.person_id, facts().get(id), value));
  return changes;
}

const beforeOf = (personId: string, columns: readonly string[]) => sql<string>`(
  select coalesce(jsonb_object_agg(key, value), '{}'::jsonb)
  from people.person, jsonb_each(to_jsonb(person)) where person_id = ${personId} and key = any(${[...columns]}::text[]))`;

/** Of the columns that the merge changed those on which nobody has said anything since. */
async function columnsUntouched(
  ctx: Context,
  personId: string,
  since: Date,
  changed: readonly string[],
): Promise<string[]> {
  const said = await people(ctx)
    .selectFrom('fact_log')
    .select('fact')
    .distinct()
    .where('person_id', '=', personId)
    .where('recorded_at', '>', since)
    .execute();
  const touched = new Set(said.flatMap(({ fact }) => columnNames(facts().get(fact).column)));
  return changed.filter((column) => !touched.has(column));
}

const columnNames = (column: string) => (column === 'phone_sealed' ? [column, 'phone_mask'] : [column]);

async function restore(
  ctx: Context,
  personId: string,
  mergeId: string,
  columns: readonly string[],
): Promise<void> {
  if (columns.length === 0) return;
  const set = sql.join(columns.map((column) => sql`${sql.ref(column)} = b.${sql.ref(column)}`));
  await sql`
    update people.person p set ${set}
    from people.merged m, jsonb_populate_record(null::people.person, m.before) b
    where p.person_id = ${personId} and m.merge_id = ${mergeId}`.execute(ctx.tx);
}

/** Lets the number of the one that went lead to the one that stays; once the merge is taken back, to himself again. */
async function turnNumber(ctx: Context, mergeId: string): Promise<void> {
  await sql`select people.turn_number(${mergeId})`.execute(ctx.tx);
}

/** One phone is in force, and only under that one is somebody found: a number given up may be another's tomorrow. */
async function turnPhones(ctx: Context, into: PersonRow, from: PersonRow, theirs: boolean): Promise<void> {
  const [ours, other] = [openColumn(ctx, into, 'phone_sealed'), openColumn(ctx, from, 'phone_sealed')];
  if (other !== null) await dropPhone(ctx, from.person_id, other);
  if (!theirs) return;
  if (ours !== null) await dropPhone(ctx, into.person_id, ours);
  if (other !== null) await addPhone(ctx, into.person_id, other);
}

async function turnPhonesBack(ctx: Context, into: PersonRow, from: PersonRow, back: boolean): Promise<void> {
  const [now, theirs] = [openColumn(ctx, into, 'phone_sealed'), openColumn(ctx, from, 'phone_sealed')];
  if (back && now !== null) await dropPhone(ctx, into.person_id, now);
  if (theirs !== null) await addPhone(ctx, from.person_id, theirs);
}

async function addCurrentPhone(ctx: Context, personId: string): Promise<void> {
  const phone = openColumn(ctx, await lockPersonRow(ctx, personId), 'phone_sealed');
  if (phone !== null) await addPhone(ctx, personId, phone);
}

function staffOf({ actor }: Context): string {
  if (actor.kind !== 'staff' || actor.id === null) throw new Error('only staff merge people');
  return actor.id;
}

function mergeNotHere(): Problem {
  return new Problem(404, 'merge-not-here', {
    zh: '这里没有可撤销的合并，请刷新',
    en: 'There is no merge to take back here; please reload',
  });
}
