import { sql } from 'kysely';
import type { Context } from '../../../../ground/context.ts';
import { planJob } from '../../../../ground/jobs/jobs.ts';
import { newId } from '../../../../ground/uuid.ts';
import type { RecordKind } from '../../domain/records/definition.ts';
import { records } from '../../store-records.ts';
import { connectedUpper, type RecordAnswer, type SentRecord } from '../../upper/upper-level.ts';
import { writeManyAlone } from './judge-records.ts';

/** The job by which a lot goes up. */
export const sendingJob = 'exchange.send-lot';

const perLot = 500;
/** A lot without an answer is handed in again by this job too, where its own has given up. */
const askAgainAfterHours = 24;

interface ToSend {
  kind: RecordKind;
  subject_id: string;
  year: number;
  area_code: string;
  on_day: string;
  version: number;
  valid: boolean;
  elsewhere: boolean;
}

// What is sent of a record, as one text: when it differs from what was said last, the record is to be said again.
const said = sql`sha256(convert_to(concat_ws('|', kind, left(area_code, 6), on_day, version, verdict = 'valid', elsewhere), 'UTF8'))`;

/**
 * Puts everything into lots that the level above should know and does not: valid and never said, changed since it was said, said and
 * valid no longer, refused and mended since. Each lot is sent by a job of its own. Does nothing where no level above is connected.
 */
export async function makeLots(ctx: Context): Promise<number> {
  if (!connectedUpper()) return 0;
  let lots = 0;
  while (await makeLot(ctx)) lots += 1;
  const now = ctx.clock.now();
  const late = await records(ctx)
    .selectFrom('lot')
    .select('lot_id')
    .where('answered_at', 'is', null)
    .where('made_at', '<', new Date(now.getTime() - askAgainAfterHours * 3_600_000))
    .execute();
  for (const { lot_id: lotId } of late)
    await planJob(
      ctx,
      sendingJob,
      { lotId },
      { key: `${sendingJob} ${lotId} ${now.toISOString().slice(0, 10)}` },
    );
  return lots;
}

async function makeLot(ctx: Context): Promise<boolean> {
  const now = ctx.clock.now();
  const lotId = newId(now.getTime());
  const { rows } = await sql<ToSend>`
    update exchange.record r set upper_state = 'sent', lot_id = ${lotId}, sent_hash = ${said}, sent_valid = (verdict = 'valid'),
      answered_at = null, refusal = null, act_by = null
    where (kind, subject_id, year) in (
      select kind, subject_id, year from exchange.record
      where (upper_state is null and verdict = 'valid')
        or (upper_state = 'acknowledged' and (verdict = 'valid' or sent_valid) and sent_hash is distinct from ${said})
        or (upper_state = 'refused' and verdict = 'valid' and sent_hash is distinct from ${said})
      limit ${perLot} for update skip locked)
    returning kind, subject_id, year, area_code, on_day::text as on_day, version, verdict = 'valid' as valid, elsewhere`.execute(
    ctx.tx,
  );
  if (rows.length === 0) return false;
  const sent: SentRecord[] = rows.map((row) => ({
    id: pseudonym(ctx, row),
    kind: row.kind,
    county: row.area_code.slice(0, 6),
    day: row.on_day,
    definition: row.version,
    valid: row.valid,
    elsewhere: row.elsewhere,
  }));
  const body = JSON.stringify({ lot: lotId, records: sent });
  await records(ctx)
    .insertInto('lot')
    .values({ lot_id: lotId, made_at: now, body, records: rows.length, answered_at: null })
    .execute();
  await planJob(ctx, sendingJob, { lotId }, { key: `${sendingJob} ${lotId}` });
  return true;
}

/** The same for the same record, under our key alone: 128 bits of its blind index. */
function pseudonym(
  ctx: Context,
  { kind, subject_id, year }: Pick<ToSend, 'kind' | 'subject_id' | 'year'>,
): string {
  return ctx.cipher.index('exchange.record', `${kind} ${subject_id} ${year}`).toString('hex').slice(0, 32);
}

const minutesUntilAskedAgain = 10;

/**
 * Hands a lot in and writes down what was said of each record. Killed at any moment it is done again, and the level above knows the
 * lot by its id. What is not answered yet is asked for later.
 * @throws UpperNotReached: the job is tried again, later each time.
 */
export async function sendLot(ctx: Context, lotId: string): Promise<void> {
  const lot = await records(ctx)
    .selectFrom('lot')
    .select(['body', 'answered_at'])
    .where('lot_id', '=', lotId)
    .executeTakeFirst();
  const upper = connectedUpper();
  if (!lot || lot.answered_at || !upper) return;
  const answers = new Map((await upper.send(lotId, lot.body)).map((answer) => [answer.id, answer]));
  const now = ctx.clock.now();
  await writeManyAlone(ctx);
  const open = await records(ctx)
    .selectFrom('record')
    .select(['kind', 'subject_id', 'year'])
    .where('lot_id', '=', lotId)
    .where('upper_state', '=', 'sent')
    .execute();
  const answered = open.flatMap((row) => {
    const answer = answers.get(pseudonym(ctx, row as ToSend));
    return answer ? [{ ...row, ...stateOf(answer) }] : [];
  });
  await sql`
    update exchange.record r set upper_state = a.upper_state, refusal = a.refusal, act_by = a.act_by, answered_at = ${now}
    from jsonb_to_recordset(${JSON.stringify(answered)}::jsonb)
      as a(kind text, subject_id uuid, year smallint, upper_state text, refusal jsonb, act_by date)
    where (r.kind, r.subject_id, r.year) = (a.kind, a.subject_id, a.year) and r.lot_id = ${lotId}`.execute(
    ctx.tx,
  );
  if (answered.length < open.length) {
    await planJob(
      ctx,
      sendingJob,
      { lotId },
      { runAt: new Date(now.getTime() + minutesUntilAskedAgain * 60_000) },
    );
    return;
  }
  await records(ctx).updateTable('lot').set({ answered_at: now }).where('lot_id', '=', lotId).execute();
}

function stateOf(answer: RecordAnswer) {
  return answer.outcome === 'refused'
    ? { upper_state: 'refused', refusal: answer.reasons, act_by: answer.actBy }
    : { upper_state: 'acknowledged', refusal: null, act_by: null };
}
