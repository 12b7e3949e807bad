import { loadAreas } from '../../../ground/areas/load.ts';
import type { Day } from '../../../ground/clock/day.ts';
import type { Context } from '../../../ground/context.ts';
import { setLookups } from '../../../ground/database/scope.ts';
import { say } from '../../../ground/events/say.ts';
import type { FactSource, FactValue } from '../domain/facts.ts';
import { readPersonName } from '../domain/person-name.ts';
import { facts } from '../load-facts.ts';
import type { ToldFact } from '../read-told.ts';
import { indexOf, openColumn, type PersonRow, people, today, underIndex } from '../store.ts';
import { createPeople } from './create-people.ts';
import { findByIdNumber } from './find-by-id-number.ts';
import { recordFacts } from './record-facts.ts';

/** A person as a list names him, already read. */
export interface PersonFromList {
  /** His id where there is nobody with the number yet. */
  personId: string;
  idNumber: string;
  name: string;
  phone: string | null;
  residenceArea: string | null;
  /** Besides name, number, phone and 常住地. */
  facts: readonly { fact: string; value: unknown }[];
  /** Whom somebody has said that he is, though the list has another number; null: whoever has the number. */
  joins?: string | null;
}

/** What a fact said before a list changed it. */
export interface FactBefore {
  fact: string;
  value: FactValue;
}

/**
 * What became of a person of a list. `elsewhere`: the number belongs to somebody whom this area does not look after, and nothing was
 * done. `name-differs`, `moves-away`: nothing was done; a person has to look.
 */
export type AddedFromList =
  | { done: 'created' | 'unchanged' | 'elsewhere' | 'name-differs' | 'moves-away'; personId: string }
  | { done: 'changed'; personId: string; before: FactBefore[] };

/** What of the list's word a department gives only as far as the fact takes a department's; else it is what somebody told a counter. */
function sourceFor(fact: string, source: FactSource): FactSource {
  const taken = facts()
    .get(fact)
    .from.some((from) => from === source.kind);
  return taken ? source : { kind: 'counter', name: null };
}

/**
 * Takes over people of a list: who is new is made, who is known under the number and by the same name gets what the list says
 * otherwise; in the order given. Who joins somebody is added to as if he had his number and name, which stay as they are on record; but
 * where somebody else has the number by now, he is meant.
 * @param of whose word the list is, and the day on which it was true.
 * @throws Problem as `createPeople` and `recordFacts` do, and then nobody is taken over.
 */
export async function addFromList(
  ctx: Context,
  listed: readonly PersonFromList[],
  of: { source: FactSource; validFrom: Day },
): Promise<AddedFromList[]> {
  const tell = ({ fact, value }: { fact: string; value: unknown }): ToldFact => ({
    fact,
    value,
    validFrom: of.validFrom,
    source: sourceFor(fact, of.source),
  });
  const joined = new Map<PersonFromList, string>();
  for (const person of listed) {
    if (person.joins == null) continue;
    const holder = await findByIdNumber(ctx, person.idNumber);
    if (holder === undefined) joined.set(person, person.joins);
  }
  const byNumber = listed.filter((person) => !joined.has(person));
  const made = await createPeople(
    ctx,
    byNumber.map(({ facts: more, joins: _, ...person }) => ({
      ...person,
      source: of.source,
      facts: more.map(tell),
    })),
  );
  const known = await rowsOfPeople(ctx, [
    ...joined.values(),
    ...made.flatMap(({ created, personId }) => (created ? [] : [personId])),
  ]);
  const done: AddedFromList[] = [];
  let at = 0;
  for (const person of listed) {
    const joins = joined.get(person);
    if (joins !== undefined) {
      done.push(await addTo(ctx, known.get(joins), joins, person, tell));
      continue;
    }
    const { personId = '', created = false } = made[at] ?? {};
    at += 1;
    done.push(
      created
        ? { done: 'created', personId }
        : await addByNumber(ctx, known.get(personId), personId, person, tell),
    );
  }
  return done;
}

/** Of one who has the number: under another name it takes a person to look. */
async function addByNumber(
  ctx: Context,
  row: PersonRow | undefined,
  personId: string,
  person: PersonFromList,
  tell: (fact: FactBefore) => ToldFact,
): Promise<AddedFromList> {
  const name = readPersonName(person.name);
  if (row && (!name.ok || !indexOf.name(ctx, name.value).equals(row.name_index)))
    return { done: 'name-differs', personId };
  return addTo(ctx, row, personId, person, tell);
}

async function rowsOfPeople(ctx: Context, ids: readonly string[]): Promise<Map<string, PersonRow>> {
  if (ids.length === 0) return new Map();
  const rows = await people(ctx).selectFrom('person').selectAll().where('person_id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.person_id, row]));
}

async function addTo(
  ctx: Context,
  row: PersonRow | undefined,
  personId: string,
  person: PersonFromList,
  tell: (fact: FactBefore) => ToldFact,
): Promise<AddedFromList> {
  if (!row) return { done: 'elsewhere', personId };
  if (person.residenceArea !== null && isBeyond(ctx, person.residenceArea))
    return { done: 'moves-away', personId };
  const told: FactBefore[] = [
    ...(person.phone === null ? [] : [{ fact: 'person.phone', value: person.phone }]),
    ...(person.residenceArea === null
      ? []
      : [{ fact: 'person.residence_area', value: person.residenceArea }]),
    ...person.facts.map(({ fact, value }) => ({ fact, value: value as FactValue })),
  ];
  const news = told.filter(({ fact, value }) => !isSame(valueNow(ctx, row, fact), value));
  if (news.length === 0) return { done: 'unchanged', personId };
  const before = news.map(({ fact }) => ({ fact, value: valueNow(ctx, row, fact) }));
  await recordFacts(ctx, personId, news.map(tell));
  return { done: 'changed', personId, before };
}

function isBeyond({ scope }: Context, areaCode: string): boolean {
  const { lo } = loadAreas().get(areaCode);
  return scope.area === null || lo < scope.area.lo || lo > scope.area.hi;
}

function valueNow(ctx: Context, row: PersonRow, id: string): FactValue {
  const fact = facts().get(id);
  if (fact.id === 'person.phone') return openColumn(ctx, row, 'phone_sealed');
  return row[fact.column as keyof PersonRow] as FactValue;
}

const isSame = (one: FactValue, other: FactValue) => JSON.stringify(one) === JSON.stringify(other);

/** A person whom a list has brought, as he is to be taken back. */
export interface TakenBack {
  personId: string;
  created: boolean;
  /** Of one who was there before: what his facts said, and what the list said. */
  before: readonly { fact: string; value: unknown }[];
  told: readonly { fact: string; value: unknown }[];
}

/**
 * Takes back what a list has brought: who was made by it and of whom nothing was recorded since leaves no trace; of the others each fact
 * that still says what the list said says again what it said before. Who came to be known to other modules is theirs to ask for first.
 * @returns in the order given; `kept` where something stands on it.
 */
export async function takeBackFromList(
  ctx: Context,
  many: readonly TakenBack[],
): Promise<('undone' | 'kept')[]> {
  const rows = await rowsOfPeople(
    ctx,
    many.map(({ personId }) => personId),
  );
  const done: ('undone' | 'kept')[] = [];
  for (const one of many) {
    const row = rows.get(one.personId);
    if (!row) done.push('kept');
    else done.push(one.created ? await remove(ctx, row) : await restore(ctx, row, one));
  }
  return done;
}

async function restore(
  ctx: Context,
  row: PersonRow,
  { before, told }: TakenBack,
): Promise<'undone' | 'kept'> {
  const said = new Map(told.map(({ fact, value }) => [fact, value as FactValue]));
  const still = before.filter(({ fact }) => {
    const value = said.get(fact);
    return value === undefined || isSame(valueNow(ctx, row, fact), value);
  });
  const source = { kind: 'counter', name: null } as const;
  await recordFacts(
    ctx,
    row.person_id,
    still.map(({ fact, value }) => ({ fact, value, validFrom: today(ctx), source })),
  );
  return still.length === before.length ? 'undone' : 'kept';
}

async function remove(ctx: Context, row: PersonRow): Promise<'undone' | 'kept'> {
  const { person_id: personId, registered_at: made } = row;
  const later = await people(ctx)
    .selectFrom('fact_log')
    .select('entry_id')
    .where('person_id', '=', personId)
    .where('recorded_at', '>', made)
    .limit(1)
    .executeTakeFirst();
  if (later) return 'kept';
  const phone = openColumn(ctx, row, 'phone_sealed');
  await setLookups(ctx.tx, 'app.taken_back', [personId.replaceAll('-', '')]);
  await people(ctx).deleteFrom('fact_log').where('person_id', '=', personId).execute();
  await people(ctx).deleteFrom('person').where('person_id', '=', personId).execute();
  await underIndex(ctx, 'app.identity', row.id_number_index, () =>
    people(ctx)
      .deleteFrom('identity')
      .where('blind_index', '=', row.id_number_index)
      .where('person_id', '=', personId)
      .execute(),
  );
  if (phone !== null) {
    const index = indexOf.phone(ctx, phone);
    await underIndex(ctx, 'app.phone', index, () =>
      people(ctx)
        .deleteFrom('phone_index')
        .where('blind_index', '=', index)
        .where('person_id', '=', personId)
        .execute(),
    );
  }
  await setLookups(ctx.tx, 'app.taken_back', []);
  await say(ctx, 'people.person-taken-back@1', { personId });
  return 'undone';
}
