import { type Selectable, sql } from 'kysely';
import { dayOf } from '../../ground/clock/day.ts';
import { type Context, tablesOf } from '../../ground/context.ts';
import { prepared } from '../../ground/database/prepared.ts';
import { setLookups } from '../../ground/database/scope.ts';
import { Problem } from '../../ground/problem.ts';
import { newId } from '../../ground/uuid.ts';
import type { Evidence } from './domain/evidence.ts';
import type { Fact, FactSource, FactValue } from './domain/facts.ts';
import type { DB, FactLog, Json, Person } from './tables.ts';

/** This module's tables. */
export const people = tablesOf<DB>('people');

export type PersonRow = Selectable<Person>;

/** Under what a person is found; each kind has an index of its own. */
export const indexOf = {
  idNumber: (ctx: Context, number: string) => ctx.cipher.index('people.id-number', number),
  phone: (ctx: Context, number: string) => ctx.cipher.index('people.phone', number),
  name: (ctx: Context, name: string) => ctx.cipher.index('people.name', name),
};

/**
 * Lets `act` see the rows under a blind index, or under several, and shuts them again.
 * @param lookup which table's look-up policy is meant.
 */
export async function underIndex<T>(
  ctx: Context,
  lookup: 'app.identity' | 'app.phone',
  index: Buffer | readonly Buffer[],
  act: () => Promise<T>,
): Promise<T> {
  const indexes = Buffer.isBuffer(index) ? [index] : index;
  await setLookups(
    ctx.tx,
    lookup,
    indexes.map((each) => each.toString('hex')),
  );
  const result = await act();
  await setLookups(ctx.tx, lookup, []);
  return result;
}

/** Lets the first entries of people be written whom the door makes in this transaction; an empty list shuts it. */
export async function admitNewcomers(ctx: Context, personIds: readonly string[]): Promise<void> {
  await setLookups(
    ctx.tx,
    'app.newcomer',
    personIds.map((personId) => personId.replaceAll('-', '')),
  );
}

/** Makes the person to be found under this phone. */
export async function addPhone(ctx: Context, personId: string, phone: string): Promise<void> {
  const index = indexOf.phone(ctx, phone);
  await underIndex(ctx, 'app.phone', index, () =>
    people(ctx)
      .insertInto('phone_index')
      .values({ blind_index: index, person_id: personId })
      .onConflict((conflict) => conflict.columns(['blind_index', 'person_id']).doNothing())
      .execute(),
  );
}

/** The person is no longer found under this phone. */
export async function dropPhone(ctx: Context, personId: string, phone: string): Promise<void> {
  const index = indexOf.phone(ctx, phone);
  await underIndex(ctx, 'app.phone', index, () =>
    people(ctx)
      .deleteFrom('phone_index')
      .where('blind_index', '=', index)
      .where('person_id', '=', personId)
      .execute(),
  );
}

/** The current row, if this actor may see it. */
export async function findPersonRow(ctx: Context, personId: string): Promise<PersonRow | undefined> {
  const [row] = await personBy(ctx.tx, personId);
  return row;
}

const personBy = prepared((tx, personId: string) =>
  people({ tx }).selectFrom('person').selectAll().where('person_id', '=', personId),
);

/** The current row. Throws Problem 404 alike for somebody who does not exist and for somebody outside the actor's scope. */
export async function getPersonRow(ctx: Context, personId: string): Promise<PersonRow> {
  return (await findPersonRow(ctx, personId)) ?? refuseUnknown();
}

/** The current row, kept from other writers until this transaction ends. Throws as `getPersonRow` does. */
export async function lockPersonRow(ctx: Context, personId: string): Promise<PersonRow> {
  const row = await people(ctx)
    .selectFrom('person')
    .selectAll()
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst();
  return row ?? refuseUnknown();
}

function refuseUnknown(): never {
  throw new Problem(404, 'person-not-here', {
    zh: '这里看不到这位居民，请核对，或请本人到窗口',
    en: 'This person is not to be seen from here; please check, or ask them to come to the counter',
  });
}

type SealedColumn = 'name_sealed' | 'id_number_sealed' | 'phone_sealed';

export function sealColumn(ctx: Context, personId: string, column: SealedColumn, value: string): Buffer {
  return ctx.cipher.seal(value, { table: 'people.person', column, rowId: personId });
}

/** The plain value of a sealed column; null where it is not known. */
export function openColumn<C extends SealedColumn>(
  ctx: Context,
  row: Pick<PersonRow, 'person_id' | C>,
  column: C,
): string | null {
  const sealed = row[column];
  if (sealed === null) return null;
  return ctx.cipher.open(sealed, { table: 'people.person', column, rowId: row.person_id }).toString('utf8');
}

/** One thing recorded about a person. */
export interface Entry {
  fact: Fact;
  value: FactValue;
  validFrom: string;
  source: FactSource;
  evidence?: readonly Evidence[];
}

/**
 * Writes entries to the log, with who did it and on which skin.
 * @param after the moment of the last entry that was there: theirs lies behind it, also where two clocks differ.
 */
export async function insertEntries(
  ctx: Context,
  person: Pick<PersonRow, 'person_id' | 'area_code' | 'area_lo'>,
  entries: readonly Entry[],
  after: Date | null = null,
): Promise<void> {
  const now = new Date(Math.max(ctx.clock.now().getTime(), (after?.getTime() ?? 0) + 1));
  const rows = logRows(ctx, person, entries, now).map(({ value, evidence, ...row }) => ({
    ...row,
    value: value === null ? null : JSON.stringify(value),
    evidence: evidence && JSON.stringify(evidence),
  }));
  await people(ctx).insertInto('fact_log').values(rows).execute();
}

/** The rows of the log for some entries about one person; `value` is the value itself, not its JSON text. */
export function logRows(
  ctx: Context,
  person: Pick<PersonRow, 'person_id' | 'area_code' | 'area_lo'>,
  entries: readonly Entry[],
  now: Date,
) {
  return entries.map(({ fact, value, validFrom, source, evidence }) => {
    const entryId = newId(now.getTime());
    const sealed = fact.sealed && value !== null;
    return {
      person_id: person.person_id,
      entry_id: entryId,
      area_code: person.area_code,
      area_lo: person.area_lo,
      fact: fact.id,
      value: sealed ? null : value,
      value_sealed: sealed ? ctx.cipher.seal(String(value), logPlace(entryId)) : null,
      valid_from: validFrom,
      recorded_at: now,
      source_kind: source.kind,
      source_name: source.name,
      by_kind: ctx.actor.kind,
      by_id: ctx.actor.id,
      skin: ctx.skin,
      evidence: evidence && evidence.length > 0 ? evidence : null,
    };
  });
}

function logPlace(entryId: string) {
  return { table: 'people.fact_log', column: 'value_sealed', rowId: entryId };
}

/** An entry that is in force: the last one recorded of those with the latest day. */
export interface LatestEntry {
  value: FactValue;
  validFrom: string;
  recordedAt: Date;
  source: FactSource;
}

const latestBy = prepared((tx, personId: string, facts: string[]) =>
  people({ tx })
    .selectFrom('fact_log')
    .distinctOn('fact')
    .selectAll()
    .where('person_id', '=', personId)
    .where(sql<boolean>`fact = any(${facts}::text[])`)
    .orderBy('fact')
    .orderBy('valid_from', 'desc')
    .orderBy('recorded_at', 'desc')
    // Of two that one list said of two people who are now one, at one moment: always the same.
    .orderBy('entry_id', 'desc'),
);

/** What is in force of each fact, by fact id; facts that were never recorded are missing. */
export async function findLatestEntries(
  ctx: Context,
  personId: string,
  facts: readonly string[],
): Promise<Map<string, LatestEntry>> {
  if (facts.length === 0) return new Map();
  const rows = await latestBy(ctx.tx, personId, [...facts]);
  return new Map(rows.map((row) => [row.fact, latestOf(ctx, row)]));
}

/** The same for many people at once, by person and fact. What is sealed stays so: its value is null. */
export async function latestOfMany(
  ctx: Context,
  personIds: readonly string[],
  facts: readonly string[],
): Promise<Map<string, Map<string, LatestEntry>>> {
  const rows = await people(ctx)
    .selectFrom('fact_log')
    .distinctOn(['person_id', 'fact'])
    .selectAll()
    .where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`)
    .where(sql<boolean>`fact = any(${[...facts]}::text[])`)
    .orderBy('person_id')
    .orderBy('fact')
    .orderBy('valid_from', 'desc')
    .orderBy('recorded_at', 'desc')
    .orderBy('entry_id', 'desc')
    .execute();
  const found = new Map<string, Map<string, LatestEntry>>();
  for (const row of rows) {
    const own = found.get(row.person_id) ?? new Map<string, LatestEntry>();
    found.set(row.person_id, own.set(row.fact, latestOf(ctx, { ...row, value_sealed: null })));
  }
  return found;
}

function latestOf(ctx: Context, row: Selectable<FactLog>): LatestEntry {
  const sealed =
    row.value_sealed && ctx.cipher.open(row.value_sealed, logPlace(row.entry_id)).toString('utf8');
  return {
    value: sealed ?? (row.value as Exclude<Json, object> | string[] | null),
    validFrom: row.valid_from,
    recordedAt: row.recorded_at,
    source: { kind: row.source_kind as FactSource['kind'], name: row.source_name },
  };
}

/** Today in the business zone. */
export function today(ctx: Pick<Context, 'clock'>) {
  return dayOf(ctx.clock.now());
}
