import { type Selectable, sql } from 'kysely';
import type { Context } from '../../ground/context.ts';
import type { KeptState } from './domain/kept-standing.ts';
import { policies } from './store.ts';
import type { Standing } from './tables.ts';

export type StandingRow = Omit<Selectable<Standing>, 'subject' | 'state' | 'turns_to'> & {
  subject: 'person' | 'unit';
  state: KeptState;
  turns_to: KeptState | null;
};

const asState = (row: Selectable<Standing>): StandingRow => ({
  ...row,
  subject: row.subject === 'unit' ? 'unit' : 'person',
  state: row.state as KeptState,
  turns_to: row.turns_to as KeptState | null,
});

/** What is kept of these people or employers, as far as the scope shows it. */
export async function readStandings(ctx: Context, holderIds: readonly string[]): Promise<StandingRow[]> {
  const rows = await policies(ctx)
    .selectFrom('standing')
    .selectAll()
    .where('holder_id', '=', (any) => any.fn.any(any.val([...holderIds])))
    .orderBy('policy')
    .execute();
  return rows.map(asState);
}

/** Who looks at the same ones waits for the one before, so that nobody writes what was true before another wrote. */
export async function lockStandings(ctx: Context, holderIds: readonly string[]): Promise<void> {
  const inOrder = [...holderIds].sort();
  await sql`select pg_advisory_xact_lock(hashtextextended('policy.standing ' || id, 0)) from unnest(${inOrder}::text[]) id`.execute(
    ctx.tx,
  );
}

/** Writes rows, over those that are there. */
export async function writeStandings(ctx: Context, rows: readonly StandingRow[]): Promise<void> {
  if (rows.length === 0) return;
  await policies(ctx)
    .insertInto('standing')
    .values([...rows])
    .onConflict((conflict) =>
      conflict.columns(['holder_id', 'policy']).doUpdateSet((row) => ({
        area_code: row.ref('excluded.area_code'),
        area_lo: row.ref('excluded.area_lo'),
        state: row.ref('excluded.state'),
        since: row.ref('excluded.since'),
        turns_on: row.ref('excluded.turns_on'),
        turns_to: row.ref('excluded.turns_to'),
        definition_hash: row.ref('excluded.definition_hash'),
        put_away_at: row.ref('excluded.put_away_at'),
      })),
    )
    .execute();
}

/** Forgets rows. */
export async function dropStandings(
  ctx: Context,
  rows: readonly Pick<StandingRow, 'holder_id' | 'policy'>[],
): Promise<void> {
  if (rows.length === 0) return;
  const holders = rows.map(({ holder_id }) => holder_id);
  const of = rows.map(({ policy }) => policy);
  await sql`
    delete from policy.standing s using unnest(${holders}::uuid[], ${of}::text[]) as gone (holder_id, policy)
    where s.holder_id = gone.holder_id and s.policy = gone.policy`.execute(ctx.tx);
}

/** Of whom something turns on a day or has before it, as far as so many rows: the earliest first. */
export async function dueStandings(
  ctx: Context,
  today: string,
  most: number,
): Promise<Pick<StandingRow, 'holder_id' | 'subject' | 'policy'>[]> {
  const rows = await policies(ctx)
    .selectFrom('standing')
    .selectAll()
    .where('turns_on', '<=', today)
    .orderBy('turns_on')
    .limit(most)
    .execute();
  return rows.map(asState);
}

/** The person, or who acts for the employer, does not want to be shown these any more, until they change. */
export async function putAway(ctx: Context, holderId: string, policyIds: readonly string[]): Promise<void> {
  await policies(ctx)
    .updateTable('standing')
    .set({ put_away_at: ctx.clock.now() })
    .where('holder_id', '=', holderId)
    .where('policy', '=', (any) => any.fn.any(any.val([...policyIds])))
    .execute();
}
