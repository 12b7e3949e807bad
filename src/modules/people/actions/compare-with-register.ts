import { sql } from 'kysely';
import { loadAreas } from '../../../ground/areas/load.ts';
import type { Context } from '../../../ground/context.ts';
import { lotsOf } from '../../../ground/database/lots.ts';
import { indexOf, people, underIndex } from '../store.ts';
import { foundByPhone, type Likeness, rowsBy } from './compare-people.ts';

/** Somebody of whom a list tells, and who is perhaps not on record. */
export interface Newcomer {
  /** Whatever tells him apart for the asker. */
  key: string;
  likeness: Likeness;
}

/** Beyond so many under one block they are namesakes of each other, and no help to whoever has to look. */
const mostPerBlock = 50;
/** Each row is held against all indexes that are open, so few at a time are quicker. */
const perLookUp = 64;

/**
 * Holds people of a list against the register as `comparePeople` does those on record: the same blocks, the same values opened for `make`
 * alone. Whose number is on record is that person already and is not compared. Under the actor's scope.
 * @returns what was made of each pair.
 */
export async function compareWithRegister<T>(
  ctx: Context,
  newcomers: readonly Newcomer[],
  make: (one: Likeness, known: Likeness) => T,
): Promise<{ key: string; personId: string; made: T }[]> {
  const numbers = await numbersOnRecord(ctx, newcomers);
  const asking = new Map(
    newcomers.flatMap(({ key, likeness }) => (numbers.has(likeness.idNumber) ? [] : [[key, likeness]])),
  );
  const pairs = [...(await foundByName(ctx, asking)), ...(await foundByBirthday(ctx, asking))];
  const phones = [...asking].flatMap(([one, { phone }]) => (phone === null ? [] : [{ one, phone }]));
  pairs.push(...(await foundByPhone(ctx, phones)));
  const known = await rowsBy(
    ctx,
    pairs.map(({ other }) => other),
  );
  const once = new Map(pairs.map((pair) => [`${pair.one} ${pair.other}`, pair]));
  return [...once.values()].flatMap(({ one, other }) => {
    const [asks, row] = [asking.get(one), known.get(other)];
    return asks && row ? [{ key: one, personId: other, made: make(asks, row.likeness) }] : [];
  });
}

/** Those of the numbers that somebody has, wherever he lives. */
async function numbersOnRecord(
  ctx: Context,
  newcomers: readonly Newcomer[],
): Promise<ReadonlySet<string | null>> {
  const asked = new Map(
    newcomers.flatMap(({ likeness: { idNumber } }) =>
      idNumber === null ? [] : [[indexOf.idNumber(ctx, idNumber).toString('hex'), idNumber]],
    ),
  );
  const found = new Set<string | null>();
  for (const lot of lotsOf([...asked.keys()], perLookUp)) {
    const indexes = lot.map((hex) => Buffer.from(hex, 'hex'));
    const rows = await underIndex(ctx, 'app.identity', indexes, () =>
      people(ctx)
        .selectFrom('identity')
        .select('blind_index')
        .where(sql<boolean>`blind_index = any(${indexes}::bytea[])`)
        .execute(),
    );
    for (const { blind_index } of rows) found.add(asked.get(blind_index.toString('hex')) ?? null);
  }
  return found;
}

type Asking = ReadonlyMap<string, Likeness>;
interface Found {
  one: string;
  other: string;
}

/** The county of an area as places of the tree; one that holds nobody where it is not known. */
function countyOf(area: string | null): { lo: number; hi: number } {
  const county = area === null ? undefined : loadAreas().find(`${area.slice(0, 6)}000000`);
  return county ?? { lo: 1, hi: 0 };
}

async function foundByName(ctx: Context, asking: Asking): Promise<Found[]> {
  const rows = [...asking];
  const counties = rows.map(([, { area }]) => countyOf(area));
  const found = await sql<Found>`
    select asked.one, found.person_id as other
    from unnest(${rows.map(([key]) => key)}::text[], ${rows.map(([, { name }]) => indexOf.name(ctx, name))}::bytea[],
      ${rows.map(([, { birthDate }]) => birthDate?.slice(0, 4) ?? null)}::int[], ${counties.map(({ lo }) => lo)}::int[],
      ${counties.map(({ hi }) => hi)}::int[]) asked(one, name, year, lo, hi)
    cross join lateral (
      select person_id from people.person p
      where p.name_index = asked.name
        and (extract(year from p.birth_date) = asked.year or p.area_lo between asked.lo and asked.hi)
      limit ${mostPerBlock}
    ) found`.execute(ctx.tx);
  return found.rows;
}

async function foundByBirthday(ctx: Context, asking: Asking): Promise<Found[]> {
  const rows = [...asking].filter(([, { birthDate, area }]) => birthDate !== null && area !== null);
  const counties = rows.map(([, { area }]) => countyOf(area));
  const found = await sql<Found>`
    select asked.one, found.person_id as other
    from unnest(${rows.map(([key]) => key)}::text[], ${rows.map(([, { birthDate }]) => birthDate)}::date[],
      ${counties.map(({ lo }) => lo)}::int[], ${counties.map(({ hi }) => hi)}::int[]) asked(one, born, lo, hi)
    cross join lateral (
      select person_id from people.person p
      where p.birth_date = asked.born and p.area_lo between asked.lo and asked.hi
      limit ${mostPerBlock}
    ) found`.execute(ctx.tx);
  return found.rows;
}
