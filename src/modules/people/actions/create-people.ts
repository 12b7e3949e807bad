import { sql } from 'kysely';
import type { Context } from '../../../ground/context.ts';
import { lotsOf, rowsOf, writeLots } from '../../../ground/database/lots.ts';
import { say } from '../../../ground/events/say.ts';
import { firstEntries, idTaken, type NewPerson, readNewPerson, rowOf } from '../new-person.ts';
import { readTold, type ToldFact } from '../read-told.ts';
import { admitNewcomers, indexOf, logRows, underIndex } from '../store.ts';

/** A new person with what else is known of him. */
export interface NewPersonWithFacts extends NewPerson {
  /** Not name, number, phone or 常住地: those stand in the person. */
  facts?: readonly ToldFact[];
  /** When he was registered. In a demonstration only, which begins with a past; elsewhere it is now. */
  registeredAt?: Date;
}

interface Newcomer {
  /** Of the demonstration's past: nobody hears of it now. */
  past: boolean;
  personId: string;
  index: Buffer;
  phone: Buffer | null;
  row: ReturnType<typeof rowOf>;
  log: ReturnType<typeof logRows>;
}

// Each row is held against all blind indexes that are open, so a larger lot costs more a person.
const perStatement = 64;

/**
 * Many people at once, with the same checks and the same rows as `createOrFindPerson` and then `recordFacts`; of some at a time it is
 * said that they are there (`people.people-made@1`). Who exists keeps his data as they are, and his facts are not written.
 * @returns the people in the order given.
 * @throws Problem as `createOrFindPerson` and `recordFacts` do, and then nobody is made.
 */
export async function createPeople(
  ctx: Context,
  many: readonly NewPersonWithFacts[],
): Promise<{ personId: string; created: boolean }[]> {
  const done: { personId: string; created: boolean }[] = [];
  await writeLots(
    lotsOf(many, perStatement),
    (lot) => lot.map((input) => readNewcomer(ctx, input)),
    async (lot) => {
      done.push(...(await createSome(ctx, lot)));
    },
  );
  return done;
}

function readNewcomer(now: Context, { facts = [], registeredAt, ...input }: NewPersonWithFacts): Newcomer {
  if (registeredAt && !now.demo) throw new Error('a person is registered now');
  const ctx = registeredAt ? { ...now, clock: { now: () => registeredAt } } : now;
  const person = readNewPerson(ctx, input);
  const told = readTold(ctx, facts).filter(({ value }) => value !== null);
  const twice = told.find(({ fact }) => fact.sealed || fact.id === 'person.residence_area');
  if (twice) throw new Error(`${twice.fact.id} is told with the person himself`);
  const row = rowOf(ctx, input.personId, person);
  const entries = [...firstEntries(ctx, person), ...told];
  return {
    personId: input.personId,
    past: registeredAt !== undefined,
    index: row.id_number_index,
    phone: person.phone === null ? null : indexOf.phone(ctx, person.phone),
    row: { ...row, ...Object.fromEntries(told.map(({ fact, value }) => [fact.column, value])) },
    // The very moment: what the log says later somebody has said since.
    log: logRows(ctx, row, entries, row.registered_at),
  };
}

async function createSome(ctx: Context, newcomers: readonly Newcomer[]) {
  const indexes = newcomers.map(({ index }) => index);
  return underIndex(ctx, 'app.identity', indexes, async () => {
    const made = await sql<{ person_id: string }>`
      insert into people.identity (blind_index, person_id)
      select * from unnest(${indexes}::bytea[], ${newcomers.map(({ personId }) => personId)}::uuid[])
      on conflict (blind_index) do nothing returning person_id`.execute(ctx.tx);
    const left = new Set(made.rows.map(({ person_id }) => person_id));
    // Of two with one number in this lot the first is made.
    const isNew = newcomers.map(({ personId }) => left.delete(personId));
    await insertPeople(
      ctx,
      newcomers.filter((_, at) => isNew[at]),
    );
    const known = await sql<{ blind_index: Buffer; person_id: string }>`
      select blind_index, person_id from people.identity where blind_index = any (${indexes}::bytea[])`.execute(
      ctx.tx,
    );
    const byIndex = new Map(known.rows.map((row) => [row.blind_index.toString('hex'), row.person_id]));
    return newcomers.map(({ index }, at) => {
      const personId = byIndex.get(index.toString('hex'));
      if (personId === undefined) throw new Error('a number that was just written is not found');
      return { personId, created: isNew[at] === true };
    });
  });
}

async function insertPeople(ctx: Context, newcomers: readonly Newcomer[]): Promise<void> {
  if (newcomers.length === 0) return;
  const inserted = await sql`
    insert into people.person
    select * from jsonb_populate_recordset(null::people.person, ${rowsOf(newcomers.map(({ row }) => row))}::jsonb)
    on conflict do nothing`.execute(ctx.tx);
  if (inserted.numAffectedRows !== BigInt(newcomers.length)) throw idTaken();

  await admitNewcomers(
    ctx,
    newcomers.map(({ personId }) => personId),
  );
  await sql`
    insert into people.fact_log
    select * from jsonb_populate_recordset(null::people.fact_log, ${rowsOf(newcomers.flatMap(({ log }) => log))}::jsonb)`.execute(
    ctx.tx,
  );
  await admitNewcomers(ctx, []);
  await addPhones(ctx, newcomers);
  const now = newcomers.filter(({ past }) => !past).map(({ personId }) => personId);
  if (now.length > 0) await say(ctx, 'people.people-made@1', { personIds: now });
}

async function addPhones(ctx: Context, newcomers: readonly Newcomer[]): Promise<void> {
  const reached = newcomers.flatMap(({ personId, phone }) => (phone === null ? [] : [{ personId, phone }]));
  const indexes = reached.map(({ phone }) => phone);
  await underIndex(ctx, 'app.phone', indexes, () =>
    sql`
      insert into people.phone_index (blind_index, person_id)
      select * from unnest(${indexes}::bytea[], ${reached.map(({ personId }) => personId)}::uuid[])
      on conflict do nothing`.execute(ctx.tx),
  );
}
