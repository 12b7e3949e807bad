import { sql } from 'kysely';
import type { Context } from '../../../ground/context.ts';
import { lotsOf } from '../../../ground/database/lots.ts';
import { indexOf, openColumn, type PersonRow, people, underIndex } from '../store.ts';

/** What is known of somebody by which he may be the same as another; null is not known. */
export interface Likeness {
  name: string;
  idNumber: string | null;
  idValid: boolean;
  birthDate: string | null;
  sex: '1' | '2' | null;
  phone: string | null;
  area: string | null;
}

/** What was made of two people; `block` says whether they share a block or are held beside each other by chance. */
export interface Compared<T> {
  a: string;
  b: string;
  /** Where each of the two is answered for. */
  areas: [number, number];
  block: boolean;
  made: T;
}

/** Each person is held against some hundred others at most; so many are open at a time. */
const perLot = 200;

/**
 * Holds people against those of the register who share a block with them: the same name (blind) and birth year or county, the same phone
 * (blind), the same birthday and county. Sealed values are opened for `make` alone and go no further than it: what it makes must hold
 * none. Pairs come once, `a` before `b`, under the actor's scope.
 * @param chance also gives pairs that only stand beside each other in the list, from which is learnt how strangers agree.
 */
export async function comparePeople<T>(
  ctx: Context,
  personIds: readonly string[],
  make: (a: Likeness, b: Likeness) => T,
  { chance = false }: { chance?: boolean } = {},
): Promise<Compared<T>[]> {
  const compared = new Map<string, Compared<T>>();
  for (const lot of lotsOf(personIds, perLot)) {
    const rows = await rowsBy(ctx, lot);
    const pairs = [...(await pairsByRegister(ctx, lot)), ...(await pairsByPhone(ctx, rows))];
    const others = await rowsBy(
      ctx,
      pairs.map(({ other }) => other).filter((id) => !rows.has(id)),
    );
    const known = new Map([...rows, ...others]);
    const strangers = chance ? besides([...rows.keys()]) : [];
    const note = (one: string, other: string, block: boolean) => {
      const [a, b] = one < other ? [one, other] : [other, one];
      const [first, second] = [known.get(a), known.get(b)];
      if (!first || !second || a === b || compared.has(`${a} ${b}`)) return;
      const made = make(first.likeness, second.likeness);
      compared.set(`${a} ${b}`, { a, b, areas: [first.areaLo, second.areaLo], block, made });
    };
    for (const { one, other } of pairs) note(one, other, true);
    for (const [one, other] of strangers) note(one, other, false);
  }
  return [...compared.values()];
}

interface Known {
  likeness: Likeness;
  areaLo: number;
}

/** What is known of these people as they are compared, by id; for this module alone. */
export async function rowsBy(ctx: Context, personIds: readonly string[]): Promise<Map<string, Known>> {
  if (personIds.length === 0) return new Map();
  const rows = await people(ctx)
    .selectFrom('person')
    .select([...compared])
    .where(sql<boolean>`person_id = any(${[...new Set(personIds)]}::uuid[])`)
    .orderBy('person_id')
    .execute();
  return new Map(rows.map((row) => [row.person_id, { likeness: likenessOf(ctx, row), areaLo: row.area_lo }]));
}

const compared = [
  'person_id',
  'name_sealed',
  'id_number_sealed',
  'phone_sealed',
  'birth_date',
  'sex',
  'area_code',
  'area_lo',
] as const;

function likenessOf(ctx: Context, row: Pick<PersonRow, (typeof compared)[number]>): Likeness {
  return {
    name: openColumn(ctx, row, 'name_sealed') ?? '',
    idNumber: openColumn(ctx, row, 'id_number_sealed'),
    idValid: true,
    birthDate: row.birth_date,
    sex: row.sex === '1' ? '1' : '2',
    phone: openColumn(ctx, row, 'phone_sealed'),
    area: row.area_code,
  };
}

interface Pair {
  one: string;
  other: string;
}

async function pairsByRegister(ctx: Context, personIds: readonly string[]): Promise<Pair[]> {
  const { rows } = await sql<Pair>`
    with asked as (
      select person_id, name_index, birth_date, left(area_code, 6) as county
      from people.person where person_id = any(${[...personIds]}::uuid[])
    )
    select a.person_id as one, b.person_id as other from asked a join people.person b
      on b.name_index = a.name_index and b.person_id <> a.person_id
      and (extract(year from b.birth_date) = extract(year from a.birth_date) or left(b.area_code, 6) = a.county)
    union
    select a.person_id, b.person_id from asked a join people.person b
      on b.birth_date = a.birth_date and left(b.area_code, 6) = a.county and b.person_id <> a.person_id`.execute(
    ctx.tx,
  );
  return rows;
}

function pairsByPhone(ctx: Context, rows: ReadonlyMap<string, Known>): Promise<Pair[]> {
  const phones = [...rows].flatMap(
    ([
      one,
      {
        likeness: { phone },
      },
    ]) => (phone === null ? [] : [{ one, phone }]),
  );
  return foundByPhone(ctx, phones);
}

/** Who on record has one of these phones; `one` is whoever asks. */
export async function foundByPhone(
  ctx: Context,
  asking: readonly { one: string; phone: string }[],
): Promise<Pair[]> {
  const askedBy = new Map<string, string[]>();
  for (const { one, phone } of asking) {
    const index = indexOf.phone(ctx, phone).toString('hex');
    askedBy.set(index, [...(askedBy.get(index) ?? []), one]);
  }
  const pairs: Pair[] = [];
  // Each row is held against all indexes that are open, so few at a time are quicker.
  for (const lot of lotsOf([...askedBy.keys()], 64)) {
    const indexes = lot.map((hex) => Buffer.from(hex, 'hex'));
    const found = await underIndex(ctx, 'app.phone', indexes, () =>
      people(ctx)
        .selectFrom('phone_index')
        .selectAll()
        .where(sql<boolean>`blind_index = any(${indexes}::bytea[])`)
        .execute(),
    );
    for (const { blind_index, person_id } of found)
      for (const one of askedBy.get(blind_index.toString('hex')) ?? []) pairs.push({ one, other: person_id });
  }
  return pairs;
}

function besides(ids: readonly string[]): [string, string][] {
  const half = Math.floor(ids.length / 2);
  return ids.slice(0, half).flatMap((one, at) => {
    const other = ids[at + half];
    return other === undefined ? [] : [[one, other] as [string, string]];
  });
}

/** People made or changed between two moments, in the order of their ids; for jobs that look again at what is new. */
export async function changedPeople(ctx: Context, since: Date, until: Date): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    select distinct person_id from people.fact_log
    where recorded_at > ${since} and recorded_at <= ${until} order by person_id`.execute(ctx.tx);
  return rows.map(({ person_id }) => person_id);
}
